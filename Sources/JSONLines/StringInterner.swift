import Bytes

/// The distinct texts of a dimension, each with a small number that stands for it.
///
/// Texts are told apart by their UTF-8 bytes, so composed and decomposed letters differ as they do on
/// disk. Number 0 stands for a text that is missing. A record's text is looked up where it stands, and
/// only a new one is copied.
package struct StringInterner: Sendable {
  /// The texts by their number.
  package private(set) var names: [String] = [""]
  /// Their bytes, from number 1 on.
  private var table = ByteInterner()
  /// What was written otherwise, with escapes or as ill formed UTF-8, and the numbers of what it says.
  private var spellings = ByteInterner()
  private var numbersOfSpellings: ContiguousArray<UInt32> = []

  package init() {}

  /// The number of a record's text, a new one when it hasn't been seen.
  package mutating func number(of text: JSONText?, in record: Span<UInt8>) -> UInt32 {
    guard let text else { return 0 }
    let range = text.start..<text.end
    if !text.isEscaped, let place = table.place(of: record, range) { return UInt32(place) &+ 1 }
    if let place = spellings.place(of: record, range) { return numbersOfSpellings[place] }
    let number = number(of: text.string(in: record))
    if text.isEscaped || table.place(of: record, range) == nil {
      spellings.append(record, range)
      numbersOfSpellings.append(number)
    }
    return number
  }

  /// The number of a text, a new one when it hasn't been seen.
  package mutating func number(of name: String) -> UInt32 {
    if let number = find(name) { return number }
    let utf8 = ContiguousArray(name.utf8)
    table.append(utf8.span, utf8.indices)
    names.append(name)
    return UInt32(names.count - 1)
  }

  /// By the numbers of another table's texts, those that they have here; new ones for texts that haven't
  /// been seen.
  package mutating func numbers(of other: StringInterner) -> ContiguousArray<UInt32> {
    var numbers: ContiguousArray<UInt32> = [0]
    numbers.reserveCapacity(other.names.count)
    for name in other.names.dropFirst() { numbers.append(number(of: name)) }
    return numbers
  }

  /// The number of a text, nil when it hasn't been seen.
  package func find(_ name: String) -> UInt32? {
    table.place(of: name).map { UInt32($0) + 1 }
  }
}
