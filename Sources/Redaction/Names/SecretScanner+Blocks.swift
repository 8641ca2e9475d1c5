import Bytes
import Shell

// Values of several lines or items
//
//     password: |            token: !tag >-            "tokens-by-token":["⟦x⟧","⟦y⟧"]
//       ⟦first line            ⟦one line
//       second line⟧           and another⟧

extension SecretScanner {
  /// Notes the lines of a YAML block: all that are indented further than the name (YAML 1.2, section
  /// 8.1). Returns whether there is a block, secret or not.
  mutating func noteBlock(of pair: Assignment) -> Bool {
    guard pair.kind == .colon, pair.meaning != .suspected,
      let first = endOfBlockHeader(at: pair.valueStart),
      isLineStart(at: pair.name) || isQuoted(at: pair.name)
    else { return false }
    let indentation = indentation(of: pair.name)
    let start = text.end(of: .whitespace, from: first)
    var end = start
    var line = start
    while line < text.count,
      line - text.start(where: { $0.is(.blank) }, before: line) > indentation
    {
      end = text.endOfLine(from: line, quote: openQuote)
      if line == start, text.isPlaceholder(at: start..<end) { return true }
      line = text.end(of: .whitespace, from: end)
      if text.firstIndex(of: "\n", in: end..<line) == nil { break }
    }
    addSecret(start..<end, rule: "value of a secret's name")
    return true
  }

  /// The end of the line that announces a block: `|`, `>-`, `!tag &anchor |2`; nil for any other line.
  private func endOfBlockHeader(at start: Int) -> Int? {
    var index = start
    while text.has(oneOf: "!&", at: index) {
      index = text.end(of: .name, from: index + 1)
      index = text.end(of: .blank, from: index)
    }
    guard text.has(oneOf: "|>", at: index) else { return nil }
    index = text.end(where: { $0.is(.digit) || $0.isOne(of: "-+") }, from: index + 1)
    index = text.end(of: .blank, from: index)
    return text.has(anyOf: ["\n", "\r\n"], at: index) ? index : nil
  }

  /// The number of blanks that a name's line begins with.
  private func indentation(of name: Range<Int>) -> Int {
    let start = text.start(
      where: { $0.is(.blank) || $0 == "-" || $0.is(.quote) }, before: name.lowerBound)
    return text.end(of: .blank, from: start) - start
  }

  /// Notes the texts of a list: `"token":["x","y"]`. Returns whether there is a list.
  mutating func noteItems(of pair: Assignment) -> Bool {
    guard pair.kind == .colon, text.byte(at: pair.valueStart) == "[" else { return false }
    var index = text.end(of: .whitespace, from: pair.valueStart + 1)
    var isList = isQuoted(at: pair.name) && text.quote(at: pair.name.upperBound) != nil
    while let item = QuotedText(at: index, in: text, openQuote: openQuote)?.content {
      isList = true
      let value = text.secretPart(of: item, meaning: pair.meaning)
      if isSecret(value, meaning: pair.meaning), !text.isTypeName(at: value),
        !text.isProse(at: value)
      {
        addSecret(value, rule: "value of a secret's name")
      }
      let close = text.end(of: .backslash, from: item.upperBound)
      let comma = text.end(of: .whitespace, from: close + 1)
      guard text.byte(at: comma) == "," else { break }
      index = text.end(of: .whitespace, from: comma + 1)
    }
    return isList
  }
}
