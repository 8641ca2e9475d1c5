import Bytes
import JSONLines
import OperatingSystem

/// The directory of the project that a session works on, with Unix or Windows separators.
package struct ProjectDirectory {
  /// The path without trailing separators.
  package let path: String

  package init(_ path: String) {
    let trimmed = path.utf8.reversed().drop { $0.isSeparator }.count
    self.path = trimmed == 0 && !path.isEmpty ? "/" : String(path.utf8.prefix(trimmed)) ?? path
  }

  /// The last component; `/` for the root.
  package var name: String {
    guard let separator = path.utf8.lastIndex(where: { $0.isSeparator }) else { return path }
    let name = path[path.utf8.index(after: separator)...]
    return name.isEmpty ? path : String(name)
  }

  /// The worktree that the directory is or is in, if Claude Code made it in
  /// `<repository>/.claude/worktrees`.
  package var worktree: (repository: ProjectDirectory, name: String)? {
    var path = path
    return path.withUTF8 { utf8 in
      let bytes = unsafe utf8.span
      guard let directory = bytes.worktreesDirectory else { return nil }
      let end = bytes.end(where: { !$0.isSeparator }, from: directory.upperBound)
      guard end > directory.upperBound else { return nil }
      return (
        ProjectDirectory(bytes.string(0..<max(directory.lowerBound, 1))),
        bytes.string(directory.upperBound..<end)
      )
    }
  }

  /// Returns the path with `~` for the home directory.
  package func abbreviated(home: String?) -> String {
    guard let home, !home.isEmpty else { return path }
    guard let rest = ProjectDirectory(home).remainder(of: path) else { return path }
    if rest.isEmpty { return "~" }
    let separator = path.utf8.dropLast(rest.utf8.count).last
    return (separator == .backslash ? "~\\" : "~/") + rest
  }

  /// Returns a path inside the directory relative to it, `.` for the directory itself, and others unchanged.
  package func relativePath(of path: String) -> String {
    guard let rest = remainder(of: path) else { return path }
    return rest.isEmpty ? "." : rest
  }

  /// Returns what follows the directory in a path; nil if the path isn't inside.
  private func remainder(of other: String) -> String? {
    // Nothing is inside an unknown directory.
    guard !path.isEmpty else { return nil }
    var rest = other.utf8[...]
    // The letter of a drive may be written in either case.
    if let drive = path.utf8.first, drive.is(.letter), path.utf8.dropFirst().first == .colon,
      let letter = rest.first, letter != drive, letter | 0x20 == drive | 0x20
    {
      return ProjectDirectory(String(Substring(other.utf8.prefix(1))) + path.dropFirst())
        .remainder(of: other)
    }
    for byte in path.utf8 where byte != .slash || path != "/" {
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
        if byte == .point { points += 1 }
        length += 1
      }
    }
    return points == 2 && length == 2
  }
}

extension Span where Element == UInt8 {
  /// The range of the first `/.claude/worktrees/`; nil for nearly all paths.
  fileprivate var worktreesDirectory: Range<Int>? {
    let name: StaticString = "/.claude/worktrees/"
    let length = name.utf8CodeUnitCount
    // Compare the point first: it is rarer than a separator.
    let start = indices.dropLast(length - 1).first {
      self[$0 + 1] == .point && hasPath(name, at: $0)
    }
    return start.map { $0..<$0 + length }
  }

  /// Returns whether a path follows at an index, with separators of either kind.
  private func hasPath(_ path: StaticString, at start: Int) -> Bool {
    (0..<path.utf8CodeUnitCount).allSatisfy { offset in
      let expected = unsafe path.utf8Start[offset]
      let byte = self[start + offset]
      return byte == expected || (byte.isSeparator && expected.isSeparator)
    }
  }
}

extension UInt8 {
  /// Whether the byte separates the components of a path, on Unix or Windows.
  fileprivate var isSeparator: Bool { self == .slash || self == .backslash }
}
