/// A writer of numbers with leading zeros, as dates have them.
@safe struct DigitWriter: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  /// A text of `count` bytes, all of which `body` writes.
  static func text(count: Int, _ body: (inout DigitWriter) -> Void) -> String {
    unsafe String(unsafeUninitializedCapacity: count) { memory in
      var writer = unsafe DigitWriter(memory)
      body(&writer)
      return writer.count
    }
  }

  private init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.memory = unsafe memory
    capacity = memory.count
  }

  /// Writes the last digits of a number that isn't negative.
  mutating func put(_ number: Int, width: Int) {
    precondition(count + width <= capacity)
    var rest = number
    for place in stride(from: count + width - 1, through: count, by: -1) {
      unsafe memory[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }

  /// Writes an ASCII character.
  mutating func put(_ character: Unicode.Scalar) {
    precondition(count < capacity)
    unsafe memory[count] = UInt8(ascii: character)
    count += 1
  }

  /// Writes `2026-01-14`.
  mutating func put(_ date: CalendarDate) {
    put(date.year, width: 4)
    put("-")
    put(date.month, width: 2)
    put("-")
    put(date.day, width: 2)
  }
}
