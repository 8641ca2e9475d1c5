/// The names under which a report shows projects, so that two folders of one name stay apart.
struct ProjectNames {
  /// By project, the label of each of its folders; only for projects that have several.
  private let labels: [ExactText: [ExactText: String]]

  /// - Parameter projects: Each project's name and folder, as records have them.
  init(_ projects: [(name: String?, folder: String?)]) {
    var names = KeyTable<ExactText>()
    var folders: [KeyTable<ExactText>] = []
    for case (let name?, let folder?) in projects {
      let number = names.number(of: ExactText(name))
      if number == folders.count { folders.append(KeyTable()) }
      _ = folders[number].insert(ExactText(folder))
    }
    var labels: [ExactText: [ExactText: String]] = [:]
    for (name, folders) in zip(names.keys, folders) where folders.keys.count > 1 {
      labels[name] = Self.tails(of: folders.keys)
    }
    self.labels = labels
  }

  /// The projects of some calls.
  init(of calls: Aggregate, _ rates: RateCard) {
    self.init(
      calls.groups(by: [.project, .projectFolder], rates: rates).map { ($0.names[0], $0.names[1]) })
  }

  /// What the names of a group are shown as, where the folder stands behind each project's name.
  func labels(_ names: [String?], _ dimensions: [Dimension]) -> [String] {
    var rest = names[...]
    return dimensions.map { dimension in
      let name = rest.popFirst() ?? nil
      guard dimension == .project else { return dimension.label(name) }
      return label(name: name, folder: rest.popFirst() ?? nil)
    }
  }

  /// What a project is shown as: its name, or `a/api` and `b/api`.
  func label(name: String?, folder: String?) -> String {
    guard let name else { return Dimension.project.missing }
    guard let folder else { return name }
    return labels[ExactText(name)]?[ExactText(folder)] ?? name
  }

  /// By folder, its shortest end, of two components at least, that no other folder has.
  ///
  /// Each length is tried for all folders at once that no shorter one told apart, so that thousands of
  /// work trees of one name take no longer than their paths.
  private static func tails(of folders: ContiguousArray<ExactText>) -> [ExactText: String] {
    let components = folders.map { FolderEnds.components(of: $0.text) }
    var tails = Dictionary(uniqueKeysWithValues: folders.map { ($0, $0.text) })
    var open = Array(zip(folders, components))
    var length = 2
    while !open.isEmpty {
      open.removeAll { $0.1.count < length }
      let ends = components.map { ExactText(FolderEnds.name($0, length)) }
      var counts: [ExactText: Int] = [:]
      for end in ends { counts[end, default: 0] += 1 }
      open.removeAll { folder, components in
        let end = ExactText(FolderEnds.name(components, length))
        guard counts[end] == 1 else { return false }
        tails[folder] = end.text
        return true
      }
      length += 1
    }
    return tails
  }
}
