import TestSupport

@testable import Setup

extension SettingsValue {
  /// Parses a text that is a JSON object.
  init(_ text: String) throws { try self.init(ContiguousArray(text.utf8)) }

  /// Returns the text after some edits, as a string.
  func text(after edits: [TextEdit]) -> String {
    String(decoding: applying(edits), as: UTF8.self)
  }

  /// Returns the text of a child as written.
  func text(of child: Child) -> String {
    String(decoding: bytes[child.start..<child.end], as: UTF8.self)
  }
}
