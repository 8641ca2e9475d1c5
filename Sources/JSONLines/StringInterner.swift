import Bytes

/// An interner of texts, which gives each distinct text a small number.
///
/// Texts are compared by their UTF-8 bytes, so composed and decomposed letters differ as they do on disk.
/// Number 0 stands for a missing text. A record's text is looked up in the record's bytes; only a new one is
/// copied.
package struct StringInterner: Sendable {
  /// The bytes of the texts, from number 1.
  private var table = ByteInterner()
  /// Other spellings, with escapes or ill-formed UTF-8, and the numbers of their texts.
  private var spellings = ByteInterner()
  private var numbersOfSpellings: ContiguousArray<UInt32> = []

  package init() {}

  /// Returns the number of a record's text, a new one for a new text.
  package mutating func number(of text: JSONText?, in record: Span<UInt8>) -> UInt32 {
    guard let text else { return 0 }
    let range = text.start..<text.end
    if !text.isEscaped, let place = table.place(of: range, in: record) { return UInt32(place) &+ 1 }
    if let place = spellings.place(of: range, in: record) { return numbersOfSpellings[place] }
    let number = number(of: text.string(in: record))
    if text.isEscaped || table.place(of: range, in: record) == nil {
      spellings.append(range, of: record)
      numbersOfSpellings.append(number)
    }
    return number
  }

  /// Returns the number of a text, a new one for a new text.
  package mutating func number(of name: String) -> UInt32 {
    if let number = find(name) { return number }
    let utf8 = ContiguousArray(name.utf8)
    return append(utf8.span)
  }

  /// Adds a text that is new.
  private mutating func append(_ utf8: Span<UInt8>) -> UInt32 {
    table.append(utf8.indices, of: utf8)
    return UInt32(table.count)
  }

  /// The number of texts, the missing one included.
  package var count: Int { table.count + 1 }

  /// Returns the UTF-8 of the text with a number; none for 0.
  @_lifetime(borrow self)
  package func bytes(of number: UInt32) -> Span<UInt8> {
    number == 0 ? Span() : table.string(at: Int(number) - 1)
  }

  /// Appends the UTF-8 of the text with a number.
  package func append(_ number: UInt32, to bytes: inout ContiguousArray<UInt8>) {
    unsafe self.bytes(of: number).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
  }

  /// Returns the text with a number; empty for 0.
  package func name(of number: UInt32) -> String {
    let bytes = bytes(of: number)
    return bytes.string(bytes.indices)
  }

  /// Returns the numbers here of another interner's texts, by their numbers there, adding new texts.
  package mutating func numbers(of other: StringInterner) -> ContiguousArray<UInt32> {
    var numbers: ContiguousArray<UInt32> = [0]
    numbers.reserveCapacity(other.count)
    for place in 0..<other.table.count {
      let text = other.table.string(at: place)
      numbers.append(
        table.place(of: text.indices, in: text).map { UInt32($0) + 1 } ?? append(text))
    }
    return numbers
  }

  /// Returns the number of a text; nil if it isn't interned.
  package func find(_ name: String) -> UInt32? {
    table.place(of: name).map { UInt32($0) + 1 }
  }
}
