import Bytes

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

  /// Converts a JSON text from the standard layout to this one.
  ///
  /// - Parameter indentation: The indentation of the line in which it begins; nil to write it on a single line.
  func text(of standard: String, indentedBy indentation: String?) -> String {
    var text = ""
    for line in standard.split(separator: "\n") {
      let content = line.drop { $0 == " " }
      let depth = (line.utf8.count - content.utf8.count) / 2
      if !text.isEmpty {
        let inner = String(repeating: self.indentation ?? "", count: depth)
        text += indentation.map { newline + $0 + inner } ?? (text.hasSuffix(",") ? space : "")
      }
      let colon = space.isEmpty ? content.firstIndex(ofText: "\": ") : nil
      // The names of additions contain no quotes, so the first match ends the name.
      text += colon.map { content[..<$0] + "\":" + content[$0...].dropFirst(3) } ?? content
    }
    return text
  }
}

extension SettingsLayout {
  /// Detects the layout of a file from its first line ending and the members at its top level.
  init(of root: SettingsValue) {
    let newline = root.newline(in: 0..<root.bytes.count) ?? Self.standard.newline
    let children = root.children
    guard let first = children.first else {
      // There are no members to follow.
      self.init(newline: newline, indentation: "  ", space: " ")
      return
    }
    var indentation: String?
    if root.newline(in: root.start..<root.end) != nil {
      let outer = root.indentationOfLine
      let inner = children.lazy.compactMap { root.indentation(before: $0.start) }.first ?? "  "
      indentation = inner.hasPrefix(outer) ? String(inner.dropFirst(outer.count)) : inner
    }
    let isSpaced = root.bytes[first.value.start - 1] != .colon
    self.init(newline: newline, indentation: indentation, space: isSpaced ? " " : "")
  }
}

extension SettingsValue {
  /// Returns the first line ending in a range of the text; nil if the range is on one line.
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

  /// The indentation of the line in which the value begins.
  var indentationOfLine: String {
    let line = bytes[..<start].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let white = bytes[line..<start].prefix { $0 == .space || $0 == .tab }
    return String(decoding: white, as: UTF8.self)
  }
}
