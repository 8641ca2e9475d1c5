import TestSupport

@testable import Setup

extension SettingsText {
  /// A text that is a JSON object.
  init(_ text: String) throws { try self.init(ContiguousArray(text.utf8)) }

  /// The text after some edits, as a string.
  func text(after edits: [TextEdit]) -> String {
    String(decoding: applying(edits), as: UTF8.self)
  }

  /// What stands between the outermost brackets of a value.
  func text(of child: Child) -> String {
    String(decoding: bytes[child.start..<child.end], as: UTF8.self)
  }
}
