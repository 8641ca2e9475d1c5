import JSONLines

extension SettingsText {
  /// Returns the edit that adds members (with names) or elements (without) at the end of a container.
  func adding(
    _ parts: [(name: String?, value: NewValue)], to container: JSONValue
  ) -> TextEdit {
    let layout = SettingsLayout(of: self)
    let children = children(of: container)
    guard let last = children.last else { return filling(container, with: parts, in: layout) }
    // The last child that begins a line shows how this container is indented.
    let indentation = children.lazy.reversed().compactMap { self.indentation(before: $0.start) }
      .first
    let separator = indentation.map { layout.newline + $0 } ?? layout.space
    let text = parts.map { part in
      "," + separator
        + part.value.text(in: layout, named: part.name, indentedBy: indentation)
    }
    return TextEdit(range: last.end..<last.end, replacement: text.joined())
  }

  /// Returns the edit that inserts the first members or elements into an empty container.
  private func filling(
    _ container: JSONValue, with parts: [(name: String?, value: NewValue)],
    in layout: SettingsLayout
  ) -> TextEdit {
    let inside = container.start + 1
    let outer = lineIndentation(of: container.start)
    let indentation = layout.indentation.map { outer + $0 }
    let texts = parts.map { $0.value.text(in: layout, named: $0.name, indentedBy: indentation) }
    let isClosed = indentation == nil || newline(in: inside..<container.end) != nil
    let content = layout.content(of: texts, indentedBy: indentation)
    return TextEdit(
      range: inside..<inside, replacement: content + (isClosed ? "" : layout.newline + outer))
  }

  /// Returns the edits that remove children from a container, each with a comma.
  ///
  /// - Parameter white: The content of the container if all its children are removed.
  func removing(
    _ indices: Set<Int>, from container: JSONValue, leaving white: String = ""
  ) -> [TextEdit] {
    if indices.isEmpty { return [] }
    let children = children(of: container)
    guard indices.count < children.count else {
      return [TextEdit(range: container.start + 1..<container.end - 1, replacement: white)]
    }
    return children.indices.filter { indices.contains($0) && !indices.contains($0 - 1) }.map {
      first in
      let next = (first...).first { !indices.contains($0) } ?? children.count
      // At the beginning, keep the white space before the first child; elsewhere, that after the last one.
      let range =
        first == 0
        ? children[0].start..<children[next].start
        : children[first - 1].end..<children[next - 1].end
      return TextEdit(range: range, replacement: "")
    }
  }
}
