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
  func text(_ layout: SettingsLayout, indentedBy indentation: String?) -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .array(let elements):
      return Self.container("[", elements.map { (prefix: "", value: $0) }, "]", layout, indentation)
    case .object(let members):
      let named = members.map { (prefix: Self.prefix($0.name, layout), value: $0.value) }
      return Self.container("{", named, "}", layout, indentation)
    }
  }

  /// Returns the text before a member's value: name, colon and space.
  static func prefix(_ name: String, _ layout: SettingsLayout) -> String {
    quoted(name) + ":" + layout.space
  }

  /// Returns a text as a JSON string, also escaping characters that could control a terminal.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: { $0.value >= 0x7F && $0.steersTerminal })
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func container(
    _ opening: String, _ parts: [(prefix: String, value: NewValue)], _ closing: String,
    _ layout: SettingsLayout, _ indentation: String?
  ) -> String {
    guard let indentation else {
      let texts = parts.map { $0.prefix + $0.value.text(layout, indentedBy: nil) }
      return opening + texts.joined(separator: "," + layout.space) + closing
    }
    let inner = indentation + (layout.indentation ?? "")
    let lines = parts.map {
      layout.newline + inner + $0.prefix + $0.value.text(layout, indentedBy: inner)
    }
    return opening + lines.joined(separator: ",") + layout.newline + indentation + closing
  }
}
