import Bytes
import OperatingSystem

/// A word of a shell's text, as it is written and as a shell reads it.
package struct ShellToken {
  /// The word's bytes in the text, with its quotes.
  package let range: Range<Int>
  /// The word without quotes and escapes; variables and substitutions stay as they are written.
  package private(set) var text = ""
  /// The number of variables and substitutions that a shell would expand.
  package private(set) var expansionCount = 0
  /// The quote or backslash that the word begins with.
  package private(set) var opening: UInt8?

  /// Reads the word that is written at `range` of a text's UTF-8.
  package init(at range: Range<Int>, in text: String) {
    var text = text
    self = text.withUTF8 { unsafe ShellToken(at: range, in: $0.span) }
  }

  private init(at range: Range<Int>, in command: Span<UInt8>) {
    self.range = range
    var quoting = ShellQuoting(escapesSignsOnly: true)
    var bytes = ContiguousArray<UInt8>()
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = command[index]
      let next = command.byte(at: index + 1)
      let meaning = quoting.read(byte, before: next)
      index += 1
      switch meaning {
      case .opensQuote, .closesQuote:
        if bytes.isEmpty { opening = opening ?? byte }
        continue
      case .escapesNext where index < range.upperBound:
        if bytes.isEmpty { opening = opening ?? byte }
        byte = command[index]
        index += 1
      case .escapesNext: break
      case .isQuoted, .isPlain:
        if quoting.openQuote != "'", byte.isOne(of: "$`") { expansionCount += 1 }
      }
      bytes.append(byte)
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The text without its parameters in braces, whose values are unknown.
  package var textWithoutParameters: String {
    let bytes = text.utf8
    var kept = ContiguousArray<UInt8>()
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == "$", rest.first == "{", let end = rest.firstIndex(of: UInt8(ascii: "}")) {
        rest = rest[bytes.index(after: end)...]
      } else {
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
