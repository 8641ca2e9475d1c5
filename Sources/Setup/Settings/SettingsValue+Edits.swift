import Bytes
import JSONLines

extension SettingsValue {
  /// Returns the edit that adds members or elements, given in the standard layout, at the end of the container.
  func adding(_ parts: [String], in layout: SettingsLayout) -> TextEdit {
    let children = children
    guard let last = children.last else { return filling(with: parts, in: layout) }
    // The last child that begins a line shows how this container is indented.
    let indentation = children.lazy.reversed().compactMap { self.indentation(before: $0.start) }
      .first
    let separator = "," + (indentation.map { layout.newline + $0 } ?? layout.space)
    let text = parts.map { separator + layout.text(of: $0, indentedBy: indentation) }
    return TextEdit(range: last.end..<last.end, replacement: text.joined())
  }

  /// Returns the edit that inserts the first members or elements into the empty container.
  private func filling(with parts: [String], in layout: SettingsLayout) -> TextEdit {
    let inside = start + 1
    let outer = indentationOfLine
    let indentation = layout.indentation.map { outer + $0 }
    let isClosed = indentation == nil || newline(in: inside..<end) != nil
    let texts = parts.map { layout.text(of: $0, indentedBy: indentation) }
    let separator = indentation.map { layout.newline + $0 }
    let content =
      (separator ?? "") + texts.joined(separator: "," + (separator ?? layout.space))
    return TextEdit(
      range: inside..<inside, replacement: content + (isClosed ? "" : layout.newline + outer))
  }

  /// Returns the edits that remove children, each with a comma; if all are removed, only `white` remains.
  func removing(_ indices: Set<Int>, leaving white: String = "") -> [TextEdit] {
    if indices.isEmpty { return [] }
    let children = children
    guard indices.count < children.count else {
      return [TextEdit(range: start + 1..<end - 1, replacement: white)]
    }
    let firsts = children.indices.filter { indices.contains($0) && !indices.contains($0 - 1) }
    return firsts.map { first in
      let next = (first...).first { !indices.contains($0) } ?? children.count
      // At the beginning, keep the white space before the first child; elsewhere, that after the last one.
      let range =
        first == 0
        ? children[0].start..<children[next].start
        : children[first - 1].end..<children[next - 1].end
      return TextEdit(range: range, replacement: "")
    }
  }

  /// Returns a text as a JSON string, also escaping characters that could control a terminal.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: { $0.value >= 0x7F && $0.steersTerminal })
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
