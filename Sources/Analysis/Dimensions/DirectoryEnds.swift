/// The ends of a directory's path, by which a report tells projects of one name apart.
package enum DirectoryEnds {
  /// The components of a path, of whatever system it comes from.
  package static func components(of path: String) -> [Substring] {
    path.split { $0 == "/" || $0 == "\\" }
  }

  /// The last components as a name: `shop/api`.
  package static func name(_ components: [Substring], _ count: Int) -> String {
    components.suffix(count).joined(separator: "/")
  }

  /// Whether a name is an end of a path, of two components at least.
  package static func isEnd(_ name: String, of path: String) -> Bool {
    let count = components(of: name).count
    let components = components(of: path)
    guard 2...max(2, components.count) ~= count else { return false }
    return self.name(components, count).utf8.elementsEqual(name.utf8)
  }
}
