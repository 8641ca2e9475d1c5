import Bytes

/// An interner of texts, which gives each distinct text a small number.
///
/// Texts are compared by their UTF-8 bytes, so composed and decomposed letters differ as they do on disk.
/// Number 0 stands for a missing text. A record's text is looked up in the record's bytes; only a new one is
/// copied.
package struct StringInterner: Sendable {
  /// The texts by number.
  package private(set) var names: [String] = [""]
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
    table.append(utf8.indices, of: utf8.span)
    names.append(name)
    return UInt32(names.count - 1)
  }

  /// Returns the numbers here of another interner's texts, by their numbers there, adding new texts.
  package mutating func numbers(of other: StringInterner) -> ContiguousArray<UInt32> {
    var numbers: ContiguousArray<UInt32> = [0]
    numbers.reserveCapacity(other.names.count)
    for name in other.names.dropFirst() { numbers.append(number(of: name)) }
    return numbers
  }

  /// Returns the number of a text; nil if it isn't interned.
  package func find(_ name: String) -> UInt32? {
    table.place(of: name).map { UInt32($0) + 1 }
  }
}
