/// The names under which a report shows projects, so that two folders of one name stay apart.
struct ProjectNames {
  /// By project, the label of each of its folders; only for projects that have several.
  private let labels: [String: [String: String]]

  /// - Parameter projects: Each project's name and folder, as records have them.
  init(_ projects: [(name: String?, folder: String?)]) {
    var folders: [String: Set<String>] = [:]
    for case (let name?, let folder?) in projects { folders[name, default: []].insert(folder) }
    labels = folders.filter { $0.value.count > 1 }.mapValues { folders in
      Dictionary(uniqueKeysWithValues: folders.map { ($0, Self.tail(of: $0, among: folders)) })
    }
  }

  /// What a project is shown as: its name, or `a/api` and `b/api`.
  func label(name: String?, folder: String?) -> String {
    guard let name else { return Label.none }
    guard let folder else { return name }
    return labels[name]?[folder] ?? name
  }

  /// The shortest end of a folder, of two components at least, that no other folder has.
  private static func tail(of folder: String, among folders: Set<String>) -> String {
    let components = components(folder)
    guard components.count > 2 else { return folder }
    for length in 2..<components.count {
      let end = components.suffix(length)
      if folders.allSatisfy({
        $0 == folder || !Self.components($0).suffix(length).elementsEqual(end)
      }) {
        return end.joined(separator: "/")
      }
    }
    return folder
  }

  private static func components(_ folder: String) -> [Substring] {
    folder.split { $0 == "/" || $0 == "\\" }
  }
}
