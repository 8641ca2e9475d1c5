import Analysis
import Pricing

/// The displayed names of projects, which distinguish directories of the same name.
struct ProjectNames {
  /// The label of each directory in its canonical spelling, by project; only for projects with several directories.
  private let labels: [ExactText: [ExactText: String]]

  /// Creates the names.
  ///
  /// - Parameter projects: Each project's name and directory, as in records.
  init(of projects: [(name: String?, directory: String?)]) {
    var names = IndexedSet<ExactText>()
    var directories: [IndexedSet<ExactText>] = []
    for case (let name?, let directory?) in projects {
      let number = names.number(of: ExactText(name))
      if number == directories.count { directories.append(IndexedSet()) }
      _ = directories[number].insert(ExactText(WindowsPath.canonical(directory)))
    }
    var labels: [ExactText: [ExactText: String]] = [:]
    for (name, directories) in zip(names.keys, directories) where directories.keys.count > 1 {
      labels[name] = Self.tails(of: directories.keys)
    }
    self.labels = labels
  }

  /// Creates the names of the projects of some calls.
  init(of calls: Aggregate, prices: [ModelRates]) {
    let groups = calls.groups(by: [.project, .projectDirectory], prices: prices)
    self.init(of: groups.map { ($0.names[0], $0.names[1]) })
  }

  /// Returns the displayed names of a group, in whose names each project is followed by its directory.
  func labels(of names: [String?], in dimensions: [Dimension]) -> [String] {
    var rest = names[...]
    return dimensions.map { dimension in
      let name = rest.popFirst() ?? nil
      guard dimension == .project else { return dimension.label(of: name) }
      return label(of: name, directory: rest.popFirst() ?? nil)
    }
  }

  /// Returns the same for dimensions to which `withProjectsOfFiles` has added the project: what is of no file is
  /// of no project.
  func labels(of names: [String?], in shown: [Dimension], insteadOf asked: [Dimension]) -> [String]
  {
    var labels = labels(of: names, in: shown)
    if shown.count > asked.count, let file = shown.firstIndex(of: .file),
      names[file] == nil || labels[file] == Dimension.rotated
    {
      labels[file + 1] = Dimension.project.missing
    }
    return labels
  }

  /// Returns the displayed name of a project: its name, or `a/api` and `b/api`.
  func label(of name: String?, directory: String?) -> String {
    guard let name else { return Dimension.project.missing }
    guard let directory else { return name }
    guard let labels = labels[ExactText(name)] else { return name }
    return labels[ExactText(WindowsPath.canonical(directory))] ?? name
  }

  /// Returns the shortest end of each directory, of at least two components, that no other directory has.
  ///
  /// Each length is tried for all directories at once that no shorter one made unique, so that the time grows
  /// only with the total length of the paths, even for thousands of worktrees of the same name.
  private static func tails(of directories: ContiguousArray<ExactText>) -> [ExactText: String] {
    let components = directories.map { DirectoryEnds.components(of: $0.text) }
    var tails = Dictionary(uniqueKeysWithValues: directories.map { ($0, $0.text) })
    var open = Array(zip(directories, components))
    var length = 2
    while !open.isEmpty {
      open.removeAll { $0.1.count < length }
      let ends = components.map { ExactText(DirectoryEnds.name(of: $0, count: length)) }
      var counts: [ExactText: Int] = [:]
      for end in ends { counts[end, default: 0] += 1 }
      open.removeAll { directory, components in
        let end = ExactText(DirectoryEnds.name(of: components, count: length))
        guard counts[end] == 1 else { return false }
        tails[directory] = end.text
        return true
      }
      length += 1
    }
    return tails
  }
}

extension [Dimension] {
  /// The dimensions with that of projects after that of files: files of different projects are different files.
  var withProjectsOfFiles: [Dimension] {
    contains(.project) ? self : flatMap { $0 == .file ? [.file, .project] : [$0] }
  }
}
