import POSIX

/// The folder of the project that a session works on, with Unix or Windows separators.
package struct ProjectFolder {
  /// Without separators at its end.
  package let path: String

  package init(_ path: String) {
    let trimmed = path.utf8.reversed().drop { $0.isSeparator }.count
    self.path = trimmed == 0 && !path.isEmpty ? "/" : String(path.utf8.prefix(trimmed)) ?? path
  }

  /// The last component; `/` for the root.
  package var name: String {
    guard let separator = path.utf8.lastIndex(where: \.isSeparator) else { return path }
    let name = path[path.utf8.index(after: separator)...]
    return name.isEmpty ? path : String(name)
  }

  /// The path with `~` for the home folder.
  package func abbreviated(home: String?) -> String {
    guard let home, !home.isEmpty else { return path }
    guard let rest = ProjectFolder(home).remainder(of: path) else { return path }
    if rest.isEmpty { return "~" }
    let separator = path.utf8.dropLast(rest.utf8.count).last
    return (separator == UInt8(ascii: "\\") ? "~\\" : "~/") + rest
  }

  /// A path as seen from this folder when it lies inside, `.` for the folder itself, else as given.
  func relativePath(_ path: String) -> String {
    guard let rest = remainder(of: path) else { return path }
    return rest.isEmpty ? "." : rest
  }

  /// What follows this folder in a path, nil when the path isn't inside.
  private func remainder(of other: String) -> String? {
    // Nothing is inside of a folder that isn't known.
    guard !path.isEmpty else { return nil }
    var rest = other.utf8[...]
    for byte in path.utf8 where byte != UInt8(ascii: "/") || path != "/" {
      guard let first = rest.popFirst(), first == byte || (first.isSeparator && byte.isSeparator)
      else { return nil }
    }
    guard rest.isEmpty || rest.first?.isSeparator == true else { return nil }
    rest = rest.drop { $0.isSeparator }
    return rest.hasParentComponent ? nil : String(Substring(rest))
  }
}

extension Substring.UTF8View {
  /// Whether one of the components is `..`, which leads out again.
  fileprivate var hasParentComponent: Bool {
    var points = 0
    var length = 0
    for byte in self {
      if byte.isSeparator {
        if points == 2, length == 2 { return true }
        (points, length) = (0, 0)
      } else {
        if byte == UInt8(ascii: ".") { points += 1 }
        length += 1
      }
    }
    return points == 2 && length == 2
  }
}

extension UInt8 {
  /// What separates the components of a path, on Unix or Windows.
  fileprivate var isSeparator: Bool { self == UInt8(ascii: "/") || self == UInt8(ascii: "\\") }
}
