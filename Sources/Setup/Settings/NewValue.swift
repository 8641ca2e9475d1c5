import Bytes
import JSONLines

/// A value to be written into a settings file.
indirect enum NewValue {
  case string(String)
  case number(Int)
  case array([NewValue])
  case object([(name: String, value: NewValue)])

  /// The value as text, from its first character to its last.
  ///
  /// - Parameters:
  ///   - indentation: That of the line in which it begins; nil for all on one line.
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

  /// What stands before a member's value: the name, the colon, the space.
  static func prefix(_ name: String, _ layout: SettingsLayout) -> String {
    quoted(name) + ":" + layout.space
  }

  /// A text in quotes, with the escapes that JSON demands, and those that keep it harmless where it is printed.
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
