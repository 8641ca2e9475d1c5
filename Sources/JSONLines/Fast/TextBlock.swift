import Bytes

/// A block in which text is put together, in reusable memory of a fixed size.
@safe struct TextBlock {
  /// The number of bytes with which the block is full.
  static let fullByteCount = 4_096
  /// The memory needed: a full block and either an escape, or a step of sixteen bytes with a character at its end.
  static let capacity = fullByteCount + 32

  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  /// The number of continuation bytes, valid if all is well formed.
  private var followingCount = 0
  /// Whether all characters were complete and well formed when they were appended.
  private var isWellFormed = true

  /// Creates a block.
  ///
  /// - Parameter memory: At least `capacity` bytes.
  init(in memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count >= Self.capacity)
    unsafe self.memory = unsafe memory
  }

  /// Whether the block should be passed on.
  var isFull: Bool { count >= Self.fullByteCount }

  /// The bytes in the block.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let filled = unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
      let span = unsafe filled.assumingMemoryBound(to: UInt8.self).span
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The number of Unicode scalars; nil if not all is well formed, and so they weren't counted.
  var scalarCount: Int? { isWellFormed ? count - followingCount : nil }

  /// The bytes except a last character that may continue.
  var wholeCharacters: Span<UInt8> {
    @_lifetime(borrow self)
    get { isWellFormed ? bytes : bytes.extracting(0..<bytes.endOfWholeCharacters(in: 0..<count)) }
  }

  /// Removes `wholeCharacters`.
  mutating func dropWholeCharacters() {
    let whole = wholeCharacters.count
    for index in whole..<count { unsafe memory[index - whole] = unsafe memory[index] }
    count -= whole
    (followingCount, isWellFormed) = (0, count == 0)
  }

  /// Appends a byte of an escape; there is room for one whole escape.
  mutating func append(_ byte: UInt8) {
    unsafe memory[count] = byte
    count += 1
    if byte & 0xC0 == 0x80 { followingCount += 1 }
  }

  /// Appends as much of a string's text as there is room for, and returns the index of the byte after it.
  ///
  /// This copies plain bytes, and escapes of one letter if enough bytes follow. It ends at any other escape,
  /// the closing quote, a control character, a byte for which there may be no room, or the end of the bytes.
  /// Sixteen bytes are copied at a time; those copied after an escape are overwritten.
  mutating func append(_ bytes: Span<UInt8>, from start: Int, as form: JSONText.Form) -> Int {
    // A separate loop for each form, because it runs for each escape of a long text.
    form == .decoded
      ? append(bytes, from: start, decodes: true) : append(bytes, from: start, decodes: false)
  }

  @inline(__always)
  private mutating func append(_ bytes: Span<UInt8>, from start: Int, decodes: Bool) -> Int {
    precondition(start >= 0 && start <= bytes.count)
    let end = min(bytes.count, start + max(Self.fullByteCount - count, 0))
    // The last index from which sixteen bytes can be read, and four from the last of those.
    let lastRead = bytes.count - 19
    let lastStep = min(lastRead, end - 1)
    var index = start
    var target = unsafe Target(of: start, at: count, in: memory)
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

  /// Copies a character of several bytes, or the first byte of an ill-formed sequence, and returns the number of bytes.
  ///
  /// Four bytes must be readable at `index`.
  @unsafe @inline(__always)
  private mutating func append(
    characterAt index: Int, of bytes: Span<UInt8>, to target: Target
  ) -> Int {
    let four = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt32.self)
    unsafe target.store(four, from: index)
    let length = UTF8Sequence.wellFormedLength(of: UInt32(littleEndian: four))
    guard length > 0 else {
      isWellFormed = false
      return 1
    }
    followingCount &+= length &- 1
    return length
  }

  /// The destination of copied bytes, by their source index.
  ///
  /// Compared with two running indices, this saves an addition in each step. It is an integer because index 0
  /// may correspond to an address outside of any memory.
  private struct Target {
    private var origin: UInt

    /// Creates the destination that copies the byte at `index` to `place`.
    @inline(__always)
    init(of index: Int, at place: Int, in memory: UnsafeMutableRawBufferPointer) {
      origin = UInt(bitPattern: memory.baseAddress) &+ UInt(bitPattern: place &- index)
    }

    /// Stores a value at the destination of `index`; there must be room.
    @unsafe @inline(__always)
    func store<Value: BitwiseCopyable>(_ value: Value, from index: Int) {
      let address = origin &+ UInt(bitPattern: index)
      unsafe UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped
        .storeBytes(of: value, as: Value.self)
    }

    /// Moves the destination back by one byte.
    @inline(__always)
    mutating func moveBack() { origin &-= 1 }

    /// Returns the index in the memory that corresponds to the source index.
    @inline(__always)
    func place(of index: Int, in memory: UnsafeMutableRawBufferPointer) -> Int {
      let address = origin &+ UInt(bitPattern: index)
      return Int(bitPattern: address &- UInt(bitPattern: memory.baseAddress))
    }
  }

  /// The bytes that escapes stand for, by the letter after the backslash, 32 per line; 0 for letters to be
  /// handled elsewhere.
  ///
  /// It contains the frequent escapes that minimal JSON writes in the same form. Branches in its place would take
  /// three times as long.
  @inline(__always)
  private static var meanings: StaticString {
    """
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\\\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\n\0\0\0\r\0\t\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
    """
  }
}
