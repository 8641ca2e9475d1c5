import Bytes
import CommandLineTool
import JSONLines

extension SettingsText {
  /// Returns the edit that adds members (with names) or elements (without) at the end of a container.
  func adding(
    _ parts: [(name: String?, value: NewValue)], to container: JSONValue
  ) -> TextEdit {
    let layout = SettingsLayout(of: self)
    let children = children(of: container)
    guard let last = children.last else { return filling(container, with: parts, layout) }
    // The last child that begins a line shows how this container is indented.
    let indentation = children.lazy.reversed().compactMap { self.indentation(before: $0.start) }
      .first
    let separator = indentation.map { layout.newline + $0 } ?? layout.space
    let text = parts.map { part in
      "," + separator + Self.text(of: part, layout, indentedBy: indentation)
    }
    return TextEdit(range: last.end..<last.end, replacement: text.joined())
  }

  /// Returns the edit that inserts the first members or elements into an empty container.
  private func filling(
    _ container: JSONValue, with parts: [(name: String?, value: NewValue)], _ layout: SettingsLayout
  ) -> TextEdit {
    let inside = container.start + 1
    guard let unit = layout.indentation else {
      let texts = parts.map { Self.text(of: $0, layout, indentedBy: nil) }
      return TextEdit(
        range: inside..<inside, replacement: texts.joined(separator: "," + layout.space))
    }
    let outer = lineIndentation(of: container.start)
    let indentation = outer + unit
    let lines = parts.map {
      layout.newline + indentation + Self.text(of: $0, layout, indentedBy: indentation)
    }
    let closesOnOwnLine = newline(in: inside..<container.end) != nil
    return TextEdit(
      range: inside..<inside,
      replacement: lines.joined(separator: ",") + (closesOnOwnLine ? "" : layout.newline + outer))
  }

  private static func text(
    of part: (name: String?, value: NewValue), _ layout: SettingsLayout,
    indentedBy indentation: String?
  ) -> String {
    let value = part.value.text(layout, indentedBy: indentation)
    return part.name.map { NewValue.prefix($0, layout) + value } ?? value
  }

  /// Returns the edit that replaces a value.
  func replacing(_ old: JSONValue, with new: NewValue) -> TextEdit {
    let layout = SettingsLayout(of: self)
    let indentation = layout.indentation == nil ? nil : lineIndentation(of: old.start)
    return TextEdit(
      range: old.start..<old.end, replacement: new.text(layout, indentedBy: indentation))
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
    var edits: [TextEdit] = []
    var index = 0
    while index < children.count {
      guard indices.contains(index) else {
        index += 1
        continue
      }
      let first = index
      while indices.contains(index) { index += 1 }
      // At the beginning, keep the white space before the first child; elsewhere, that after the last one.
      let range =
        first == 0
        ? children[0].start..<children[index].start
        : children[first - 1].end..<children[index - 1].end
      edits.append(TextEdit(range: range, replacement: ""))
    }
    return edits
  }
}
