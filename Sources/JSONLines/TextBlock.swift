/// A block of text that is put together in memory of a fixed size, and used again.
@safe struct TextBlock {
  /// With so many bytes it is full.
  static let fullByteCount = 4_096
  /// What it takes beside them: an escape, or a step of sixteen bytes.
  static let capacity = fullByteCount + 16

  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0

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

  /// What it has, but for a character at the end that may go on.
  var wholeCharacters: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.extracting(0..<bytes.endOfWholeCharacters(0..<count)) }
  }

  /// Forgets those.
  mutating func dropWholeCharacters() {
    let whole = wholeCharacters.count
    for index in whole..<count { unsafe memory[index - whole] = unsafe memory[index] }
    count -= whole
  }

  /// Puts a byte of an escape behind the rest; of those there is room for one that is whole.
  mutating func append(_ byte: UInt8) {
    unsafe memory[count] = byte
    count += 1
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
    // From here on sixteen bytes and the one behind them can be read.
    let lastStep = end - 17
    var index = start
    var place = count
    while index <= lastStep {
      let next = unsafe bytes.uncheckedBlock(at: index)
      unsafe memory.storeBytes(of: next, toByteOffset: place, as: ByteBlock.self)
      let stops = next.stringStops
      guard !stops.isEmpty else {
        index &+= 16
        place &+= 16
        continue
      }
      index &+= stops.first
      place &+= stops.first
      let letter = unsafe bytes[unchecked: index &+ 1]
      let meaning = unsafe Self.meanings.utf8Start[Int(letter)]
      guard unsafe bytes[unchecked: index] == .backslash, meaning != 0 else {
        count = place
        return index
      }
      if decodes {
        unsafe memory[place] = meaning
        place &+= 1
      } else {
        unsafe memory[place &+ 1] = letter
        place &+= 2
      }
      index &+= 2
    }
    while index < end, !bytes[index].isStringStop {
      unsafe memory[place] = bytes[index]
      index &+= 1
      place &+= 1
    }
    count = place
    return index
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
