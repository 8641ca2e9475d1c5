package import Analysis
import Pricing

/// The names under which a report shows projects, so that two directories of one name stay apart.
struct ProjectNames {
  /// By project, the label of each of its directories; only for projects that have several.
  private let labels: [ExactText: [ExactText: String]]

  /// - Parameter projects: Each project's name and directory, as records have them.
  init(_ projects: [(name: String?, directory: String?)]) {
    var names = IndexedSet<ExactText>()
    var directories: [IndexedSet<ExactText>] = []
    for case (let name?, let directory?) in projects {
      let number = names.number(of: ExactText(name))
      if number == directories.count { directories.append(IndexedSet()) }
      _ = directories[number].insert(ExactText(directory))
    }
    var labels: [ExactText: [ExactText: String]] = [:]
    for (name, directories) in zip(names.keys, directories) where directories.keys.count > 1 {
      labels[name] = Self.tails(of: directories.keys)
    }
    self.labels = labels
  }

  /// The projects of some calls.
  init(of calls: Aggregate, _ rates: RateCard) {
    self.init(
      calls.groups(by: [.project, .projectDirectory], rates: rates).map {
        ($0.names[0], $0.names[1])
      })
  }

  /// What the names of a group are shown as, where the directory stands behind each project's name.
  func labels(_ names: [String?], _ dimensions: [Dimension]) -> [String] {
    var rest = names[...]
    return dimensions.map { dimension in
      let name = rest.popFirst() ?? nil
      guard dimension == .project else { return dimension.label(name) }
      return label(name: name, directory: rest.popFirst() ?? nil)
    }
  }

  /// What a project is shown as: its name, or `a/api` and `b/api`.
  func label(name: String?, directory: String?) -> String {
    guard let name else { return Dimension.project.missing }
    guard let directory else { return name }
    return labels[ExactText(name)]?[ExactText(directory)] ?? name
  }

  /// By directory, its shortest end, of two components at least, that no other directory has.
  ///
  /// Each length is tried for all directories at once that no shorter one told apart, so that thousands of
  /// work trees of one name take no longer than their paths.
  private static func tails(of directories: ContiguousArray<ExactText>) -> [ExactText: String] {
    let components = directories.map { DirectoryEnds.components(of: $0.text) }
    var tails = Dictionary(uniqueKeysWithValues: directories.map { ($0, $0.text) })
    var open = Array(zip(directories, components))
    var length = 2
    while !open.isEmpty {
      open.removeAll { $0.1.count < length }
      let ends = components.map { ExactText(DirectoryEnds.name($0, length)) }
      var counts: [ExactText: Int] = [:]
      for end in ends { counts[end, default: 0] += 1 }
      open.removeAll { directory, components in
        let end = ExactText(DirectoryEnds.name(components, length))
        guard counts[end] == 1 else { return false }
        tails[directory] = end.text
        return true
      }
      length += 1
    }
    return tails
  }
}
