import Bytes
import JSONLines

/// The formatting of a settings file, which additions follow.
struct SettingsLayout {
  /// The line ending.
  let newline: String
  /// One level of indentation; nil if everything is on one line.
  let indentation: String?
  /// The space after a colon, and after a comma on the same line.
  let space: String

  /// The layout of a new file.
  static let standard = SettingsLayout(newline: "\n", indentation: "  ", space: " ")
}

extension SettingsLayout {
  /// Detects the layout of a text from its first line ending and the members at its top level.
  init(of text: SettingsText) {
    let newline = text.newline(in: 0..<text.bytes.count) ?? Self.standard.newline
    let children = text.children(of: text.root)
    guard let first = children.first else {
      // There are no members to follow.
      self.init(newline: newline, indentation: "  ", space: " ")
      return
    }
    var indentation: String?
    if text.newline(in: text.root.start..<text.root.end) != nil {
      let outer = text.lineIndentation(of: text.root.start)
      let inner = children.lazy.compactMap { text.indentation(before: $0.start) }.first ?? "  "
      indentation = inner.hasPrefix(outer) ? String(inner.dropFirst(outer.count)) : inner
    }
    let isSpaced = text.bytes[first.value.start - 1] != .colon
    self.init(newline: newline, indentation: indentation, space: isSpaced ? " " : "")
  }

  /// Returns the content of a container: its parts on a line each, or all on one line if `indentation` is nil.
  func content(of parts: [String], indentedBy indentation: String?) -> String {
    guard let indentation else { return parts.joined(separator: "," + space) }
    return parts.map { newline + indentation + $0 }.joined(separator: ",")
  }
}

extension SettingsText {
  /// Returns the first line ending in a range; nil if the range is on one line.
  func newline(in range: Range<Int>) -> String? {
    guard let index = bytes[range].firstIndex(of: .newline) else { return nil }
    return index > range.lowerBound && bytes[index - 1] == .carriageReturn ? "\r\n" : "\n"
  }

  /// Returns the white space before a position, if nothing else precedes it on its line; otherwise nil.
  func indentation(before position: Int) -> String? {
    let start = bytes[..<position].lastIndex { $0 != .space && $0 != .tab }
    guard let start, bytes[start] == .newline else { return nil }
    return String(decoding: bytes[start + 1..<position], as: UTF8.self)
  }

  /// Returns the indentation of the line that contains a position.
  func lineIndentation(of position: Int) -> String {
    let start = bytes[..<position].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let white = bytes[start..<position].prefix { $0 == .space || $0 == .tab }
    return String(decoding: white, as: UTF8.self)
  }
}
