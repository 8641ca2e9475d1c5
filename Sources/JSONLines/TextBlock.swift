import Bytes

/// A block of text that is put together in memory of a fixed size, and used again.
@safe struct TextBlock {
  /// With so many bytes it is full.
  static let fullByteCount = 4_096
  /// What it takes beside them: an escape, or a step of sixteen bytes with a character at their end.
  static let capacity = fullByteCount + 32

  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  /// How many bytes follow the first one of their character, as long as all is well formed.
  private var followingCount = 0
  /// Whether all characters were seen whole and well formed when they came in.
  private var isWellFormed = true

  /// - Parameter memory: At least `capacity` bytes.
  init(_ memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count >= Self.capacity)
    unsafe self.memory = unsafe memory
  }

  /// Whether what it has should be handed out.
  var isFull: Bool { count >= Self.fullByteCount }

  /// What it has.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let filled = unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
      let span = unsafe filled.assumingMemoryBound(to: UInt8.self).span
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// How many Unicode scalars it has; nil where that wasn't counted, since not all is well formed.
  var scalarCount: Int? { isWellFormed ? count - followingCount : nil }

  /// What it has, but for a character at the end that may go on.
  var wholeCharacters: Span<UInt8> {
    @_lifetime(borrow self)
    get { isWellFormed ? bytes : bytes.extracting(0..<bytes.endOfWholeCharacters(0..<count)) }
  }

  /// Forgets those.
  mutating func dropWholeCharacters() {
    let whole = wholeCharacters.count
    for index in whole..<count { unsafe memory[index - whole] = unsafe memory[index] }
    count -= whole
    (followingCount, isWellFormed) = (0, count == 0)
  }

  /// Puts a byte of an escape behind the rest; of those there is room for one that is whole.
  mutating func append(_ byte: UInt8) {
    unsafe memory[count] = byte
    count += 1
    if byte & 0xC0 == 0x80 { followingCount += 1 }
  }

  /// Puts what a string's text goes on with behind the rest, as far as there is room: plain bytes, and
  /// escapes of one letter where enough follows. Returns the index of what comes next: another escape,
  /// the closing quote, a control character, a byte for which there may be no room, or the bytes' end.
  ///
  /// Sixteen bytes are copied at a time; what was copied behind an escape is written over.
  mutating func append(_ bytes: Span<UInt8>, from start: Int, as form: JSONText.Form) -> Int {
    // A loop for each form: it runs for each escape of a long text.
    form == .decoded
      ? append(bytes, from: start, decodes: true) : append(bytes, from: start, decodes: false)
  }

  @inline(__always)
  private mutating func append(_ bytes: Span<UInt8>, from start: Int, decodes: Bool) -> Int {
    precondition(start >= 0 && start <= bytes.count)
    let end = min(bytes.count, start + max(Self.fullByteCount - count, 0))
    // Up to here sixteen bytes can be read, and the four that begin with the last of them.
    let lastRead = bytes.count - 19
    let lastStep = min(lastRead, end - 1)
    var index = start
    var target = unsafe Target(memory, for: start, at: count)
    while index <= lastStep {
      let next = unsafe bytes.uncheckedBlock(at: index)
      unsafe target.store(next, from: index)
      let stops = next.plainStops
      guard !stops.isEmpty else {
        index &+= 16
        continue
      }
      index &+= stops.firstOfSome
      let stop = unsafe bytes[unchecked: index]
      if stop == .backslash {
        let letter = unsafe bytes[unchecked: index &+ 1]
        let meaning = unsafe Self.meanings.utf8Start[Int(letter)]
        guard meaning != 0 else { break }
        if decodes {
          unsafe target.store(meaning, from: index)
          target.moveBack()
        } else {
          unsafe target.store(letter, from: index &+ 1)
        }
        index &+= 2
      } else {
        guard stop >= 0x80 else { break }
        repeat {
          index &+= unsafe append(characterAt: index, of: bytes, to: target)
        } while unsafe index <= lastStep && bytes[unchecked: index] >= 0x80
      }
    }
    if index > lastRead {
      while index < end, !bytes[index].isStringStop {
        if bytes[index] >= 0x80 { isWellFormed = false }
        unsafe target.store(bytes[index], from: index)
        index &+= 1
      }
    }
    count = unsafe target.place(of: index, in: memory)
    return index
  }

  /// Copies a character of several bytes, or the first byte of what isn't well formed, and returns how
  /// many bytes that is. Four bytes can be read there.
  @unsafe @inline(__always)
  private mutating func append(
    characterAt index: Int, of bytes: Span<UInt8>, to target: Target
  ) -> Int {
    let four = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt32.self)
    unsafe target.store(four, from: index)
    let length = UTF8Sequence.wellFormedLength(UInt32(littleEndian: four))
    guard length > 0 else {
      isWellFormed = false
      return 1
    }
    followingCount &+= length &- 1
    return length
  }

  /// Where bytes are copied to, by the indices that they come from: a sum in each step less than with
  /// two numbers that are counted up. It is a number, since no memory need be where index 0 would go.
  private struct Target {
    private var origin: UInt

    /// - Parameters:
    ///   - index: Where the byte stands that goes to `place`.
    @inline(__always)
    init(_ memory: UnsafeMutableRawBufferPointer, for index: Int, at place: Int) {
      origin = UInt(bitPattern: memory.baseAddress) &+ UInt(bitPattern: place &- index)
    }

    /// Puts a value where that of `index` goes; there must be room.
    @unsafe @inline(__always)
    func store<Value: BitwiseCopyable>(_ value: Value, from index: Int) {
      let address = origin &+ UInt(bitPattern: index)
      unsafe UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped
        .storeBytes(of: value, as: Value.self)
    }

    /// Leaves out a byte.
    @inline(__always)
    mutating func moveBack() { origin &-= 1 }

    /// Which of the memory's bytes that of `index` goes to.
    @inline(__always)
    func place(of index: Int, in memory: UnsafeMutableRawBufferPointer) -> Int {
      let address = origin &+ UInt(bitPattern: index)
      return Int(bitPattern: address &- UInt(bitPattern: memory.baseAddress))
    }
  }

  /// By the letter behind a backslash, sixteen a line: what it stands for, where minimal JSON has the
  /// same escape; 0 for others and for those that are seldom met. Branches would take thrice as long.
  @inline(__always)
  private static var meanings: StaticString {
    """
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\"\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\\\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\n\0\
    \0\0\r\0\t\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
    """
  }
}
