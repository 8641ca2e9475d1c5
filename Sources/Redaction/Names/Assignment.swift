import Bytes
import Shell

/// A secret's name and the operator between it and its value: `=`, `:`, `=>`, `:=`, `:-`.
struct Assignment {
  /// The operators that differ in the values they can have.
  enum Kind {
    case equals, colon
  }

  let name: Range<Int>
  let meaning: SecretName
  let kind: Kind
  /// Whether nothing separates name, operator and value.
  let isTight: Bool
  let valueStart: Int

  /// Reads the operator after a name, which may be in quotes and brackets; nil without one.
  init?(to name: Range<Int>, meaning: SecretName, in text: Span<UInt8>) {
    (self.name, self.meaning) = (name, meaning)
    var index = text.quote(at: name.upperBound).map { $0 + 1 } ?? name.upperBound
    let isBraced = text.has("${env:", at: name.lowerBound - 6)
    // user%5Bpassword%5D=x, %22password%22%3A%22x%22
    for escape: StaticString in ["%5D", "%22"] where text.has(escape, at: index) { index += 3 }
    if text.byte(at: index) == (isBraced ? "}" : "]") { index += 1 }
    if text.byte(at: index) == "[" {
      let end = text.end(of: .word, from: index + 1)
      if text.has("]=", at: end) { index = end + 1 }  // API_KEY[0]=x
    }
    let start = text.endOfBlanks(from: index)
    if let value = Self.valueAfterType(at: start, in: text) {
      (kind, isTight, valueStart) = (.equals, false, value)
      return
    }
    guard let (kind, length) = Self.operator(after: name, at: start, in: text) else { return nil }
    let end = start + length
    let blanksEnd = text.endOfBlanks(from: end)
    isTight = start == index && blanksEnd == end
    self.kind = kind
    // On the next line, only a text in quotes can be the value, and not that of a shell's variable.
    let next = text.end(of: .whitespace, from: blanksEnd)
    let isNextLine = next > blanksEnd && (index > name.upperBound || start > index)
    valueStart = isNextLine && text.quote(at: next) != nil ? next : blanksEnd
    guard let first = text.byte(at: valueStart), first != "\n" else { return nil }
  }

  /// The start of a text in quotes that a declaration has after its type: `: String = "x"`, in Go
  /// `string = "x"`; nil for anything else.
  private static func valueAfterType(at start: Int, in text: Span<UInt8>) -> Int? {
    var index = start
    if text.byte(at: start) == ":" {
      index += 1
      while index - start < 48, let byte = text.byte(at: index),
        byte.is(.word) || byte.isOne(of: " .&<>[]|?'")
      {
        index += 1
      }
    } else if text.has("string ", at: start) {
      index += 7
    }
    guard index > start, text.has(" = ", at: index - 1) else { return nil }
    let value = text.end(of: .blank, from: index + 1)
    return text.quote(at: value) == nil ? nil : value
  }

  private static func `operator`(
    after name: Range<Int>, at index: Int, in text: Span<UInt8>
  ) -> (Kind, length: Int)? {
    if text.has(anyOf: ["==", "::"], at: index) { return nil }
    if text.has("=~", at: index), !text.has(.word, at: index + 2) { return nil }
    if text.has(anyOf: ["||=", "??="], at: index) { return (.equals, 3) }
    if text.has(anyOf: ["=>", ":=", "?=", "+=", "|="], at: index) { return (.equals, 2) }
    if text.byte(at: index) == "=" { return (.equals, 1) }
    if text.has("%3D", at: index) { return (.equals, 3) }
    if text.has("%3A", at: index) { return (.colon, text.has("%22", at: index + 3) ? 6 : 3) }
    // "$PWD":/app is the value of a variable, and then something else.
    guard text.byte(at: index) == ":", text.byte(at: name.lowerBound - 1) != "$" else { return nil }
    guard text.has("${", at: name.lowerBound - 2) else { return (.colon, 1) }
    return text.byte(at: index + 1) == "-" ? (.equals, 2) : nil
  }
}
