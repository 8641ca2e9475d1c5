import Bytes
import JSONLines

/// A value to be inserted into a settings file.
indirect enum NewValue {
  /// A member of an object, or an element of an array, which has no name.
  typealias Part = (name: String?, value: NewValue)

  case string(String)
  case number(Int)
  case array([NewValue])
  case object([Part])

  /// Returns the JSON text of the value, which begins in a line with that indentation; nil for a
  /// single line.
  func text(in layout: SettingsLayout, indentedBy indentation: String?) -> String {
    /// Returns the text of a container.
    func container(of parts: [Part], from opening: String, to closing: String) -> String {
      let inner = indentation.map { $0 + (layout.indentation ?? "") }
      let end = indentation.map { layout.newline + $0 } ?? ""
      return opening + layout.content(of: parts, indentedBy: inner) + end + closing
    }
    return switch self {
    case .string(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .array(let elements): container(of: elements.map { (nil, $0) }, from: "[", to: "]")
    case .object(let members): container(of: members, from: "{", to: "}")
    }
  }

  /// Returns a text as a JSON string, also escaping characters that could control a terminal.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: { $0.value >= 0x7F && $0.steersTerminal })
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
