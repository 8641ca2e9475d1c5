import Analysis
import JSONLines
import Pricing

/// The displayed names of projects, which distinguish directories of the same name.
struct ProjectNames: Sendable {
  /// The most components of a directory that are shown; a longer end isn't shorter than the whole path.
  private static let mostComponents = 64

  /// The names of projects and of directories, as in records.
  private let names: StringInterner
  private let directories: StringInterner
  /// The labels of the directories of projects that have several, by the numbers of both.
  private let labels: [UInt64: String]

  /// Creates the names of the projects of some calls.
  init(of calls: Aggregate) {
    guard let project = calls.column(of: .project),
      let directory = calls.column(of: .projectDirectory)
    else {
      (names, directories, labels) = (StringInterner(), StringInterner(), [:])
      return
    }
    names = calls.columns[project].table
    directories = calls.columns[directory].table
    var pairs = IndexedSet<UInt64>()
    for keys in [calls.cells.keys, calls.usages.keys] {
      for key in keys where key[project] != 0 && key[directory] != 0 {
        _ = pairs.insert(Self.pair(key[project], key[directory]))
      }
    }
    var counts = ContiguousArray<Int32>(repeating: 0, count: names.count)
    for pair in pairs.keys { counts[Int(pair >> 32)] += 1 }
    var several: [UInt64: [UInt32]] = [:]
    for pair in pairs.keys where counts[Int(pair >> 32)] > 1 {
      several[pair >> 32, default: []].append(UInt32(truncatingIfNeeded: pair))
    }
    labels = Self.labels(of: several, in: directories)
  }

  private static func pair(_ project: UInt32, _ directory: UInt32) -> UInt64 {
    UInt64(project) << 32 | UInt64(directory)
  }

  /// Returns the labels of the directories of some projects, by the numbers of both.
  private static func labels(
    of projects: [UInt64: [UInt32]], in directories: StringInterner
  ) -> [UInt64: String] {
    var labels: [UInt64: String] = [:]
    for (project, numbers) in projects {
      var spellings = StringInterner()
      let places = numbers.map { number in
        spellings.number(of: WindowsPath.canonical(directories.name(of: number)))
      }
      guard spellings.count > 2 else { continue }
      let tails = tails(of: spellings)
      for (number, place) in zip(numbers, places) {
        labels[project << 32 | UInt64(number)] = tails[Int(place)]
      }
    }
    return labels
  }

  /// Returns the label of a project's directory, by their numbers; nil if the project is shown by its name.
  func label(of project: UInt32, directory: UInt32) -> String? {
    labels.isEmpty ? nil : labels[Self.pair(project, directory)]
  }

  /// Returns the displayed name of a project: its name, or `a/api` and `b/api`.
  func label(of name: String?, directory: String?) -> String {
    guard let name else { return Dimension.project.missing }
    guard let project = names.find(name), let directory = directory.flatMap(directories.find)
    else { return name }
    return label(of: project, directory: directory) ?? name
  }

  /// Returns the shortest end of each directory, of at least two components, that no other directory has, by number.
  ///
  /// Each length is tried for all directories at once that no shorter one made unique: ends that differ go on
  /// differing when they are longer.
  private static func tails(of directories: StringInterner) -> [String] {
    var tails = (0..<directories.count).map { directories.name(of: UInt32($0)) }
    var open = Array(tails.indices.dropFirst())
    for length in 2...mostComponents where !open.isEmpty {
      var ends = StringInterner()
      var counts: ContiguousArray<Int> = [0]
      let numbers = open.compactMap { place -> (place: Int, end: UInt32)? in
        let components = DirectoryEnds.components(of: tails[place])
        guard components.count >= length else { return nil }
        let end = ends.number(of: DirectoryEnds.name(of: components, count: length))
        if end == counts.count { counts.append(0) }
        counts[Int(end)] += 1
        return (place, end)
      }
      open = numbers.filter { counts[Int($0.end)] > 1 }.map { $0.place }
      for (place, end) in numbers where counts[Int(end)] == 1 { tails[place] = ends.name(of: end) }
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
