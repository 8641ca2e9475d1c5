/// The last components of a directory's path, which distinguish projects of the same name.
package enum DirectoryEnds {
  /// Returns the components of a path from any operating system.
  package static func components(of path: String) -> [Substring] {
    path.split { $0 == "/" || $0 == "\\" }
  }

  /// Returns the last components as a name: `shop/api`.
  package static func name(of components: [Substring], count: Int) -> String {
    components.suffix(count).joined(separator: "/")
  }

  /// Returns whether a name is the end of a path and has at least two components.
  static func isEnd(_ name: String, of path: String) -> Bool {
    let count = components(of: name).count
    let components = components(of: path)
    guard 2...max(2, components.count) ~= count else { return false }
    return self.name(of: components, count: count).utf8.elementsEqual(name.utf8)
  }
}
