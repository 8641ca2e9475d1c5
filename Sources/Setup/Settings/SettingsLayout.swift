import Bytes
import JSONLines
import OperatingSystem

/// How a settings file is laid out, so that what is added looks like the rest.
struct SettingsLayout {
  /// What ends a line.
  let newline: String
  /// One level of indentation; nil where everything stands on one line.
  let indentation: String?
  /// What stands behind a colon, and behind a comma on the same line.
  let space: String

  /// The layout of a file that isn't there yet.
  static let standard = SettingsLayout(newline: "\n", indentation: "  ", space: " ")

  private init(newline: String, indentation: String?, space: String) {
    self.newline = newline
    self.indentation = indentation
    self.space = space
  }

  /// The layout of a text, by its first line end and the members at its top.
  init(of text: SettingsText) {
    let newline = text.newline(in: 0..<text.bytes.count) ?? Self.standard.newline
    let children = text.children(of: text.root)
    guard let first = children.first else {
      // Nothing is in it whose like could be made.
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
}

extension SettingsText {
  /// The first line end of a stretch, nil where it is on one line.
  func newline(in range: Range<Int>) -> String? {
    guard let index = bytes[range].firstIndex(of: .newline) else { return nil }
    return index > range.lowerBound && bytes[index - 1] == .carriageReturn ? "\r\n" : "\n"
  }

  /// The white space before a place when nothing else stands before it on its line, else nil.
  func indentation(before position: Int) -> String? {
    let start = bytes[..<position].lastIndex { $0 != .space && $0 != .tab }
    guard let start, bytes[start] == .newline else { return nil }
    return String(decoding: bytes[start + 1..<position], as: UTF8.self)
  }

  /// The white space at the beginning of the line in which a place is.
  func lineIndentation(of position: Int) -> String {
    let start = bytes[..<position].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let white = bytes[start..<position].prefix { $0 == .space || $0 == .tab }
    return String(decoding: white, as: UTF8.self)
  }
}
