import Bytes
import JSONLines

/// A value to be inserted into a settings file.
indirect enum NewValue {
  case string(String)
  case number(Int)
  case array([NewValue])
  case object([(name: String, value: NewValue)])

  /// Returns the JSON text of the value.
  ///
  /// - Parameters:
  ///   - indentation: The indentation of the line in which it begins; nil for a single line.
  func text(in layout: SettingsLayout, indentedBy indentation: String?) -> String {
    let inner = indentation.map { $0 + (layout.indentation ?? "") }
    let (opening, parts, closing): (String, [String], String)
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .array(let elements):
      parts = elements.map { $0.text(in: layout, indentedBy: inner) }
      (opening, closing) = ("[", "]")
    case .object(let members):
      parts = members.map { $0.value.text(in: layout, named: $0.name, indentedBy: inner) }
      (opening, closing) = ("{", "}")
    }
    let end = indentation.map { layout.newline + $0 } ?? ""
    return opening + layout.content(of: parts, indentedBy: inner) + end + closing
  }

  /// Returns the JSON text of a member with the value; of an element if `name` is nil.
  func text(
    in layout: SettingsLayout, named name: String?, indentedBy indentation: String?
  ) -> String {
    let prefix = name.map { Self.quoted($0) + ":" + layout.space } ?? ""
    return prefix + text(in: layout, indentedBy: indentation)
  }

  /// Returns a text as a JSON string, also escaping characters that could control a terminal.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: { $0.value >= 0x7F && $0.steersTerminal })
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
