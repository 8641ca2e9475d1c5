import ActivityLog
import JSONLines
import POSIX

/// The records that a query is about.
struct RecordFilter {
  private struct Project: Hashable {
    let name: UInt32
    let folder: UInt32
  }

  private let patterns: [Wildcard]
  private let home: String?
  private var names = NameTable()
  private var folders = NameTable()
  /// What was decided for a project already.
  private var decisions: [Project: Bool] = [:]

  init(projects: [String], home: String?) {
    patterns = projects.map(Wildcard.init)
    self.home = home
  }

  /// The names of all projects that were seen, matching or not.
  var projectNames: [String] {
    let hasUnnamed = decisions.keys.contains { $0.name == 0 }
    return (hasUnnamed ? [Label.none] : []) + names.names.dropFirst()
  }

  /// Whether a record is one of them.
  mutating func accepts(_ record: ScannedRecord, _ bytes: Span<UInt8>) -> Bool {
    if patterns.isEmpty { return true }
    let project = Project(
      name: names.number(of: record.project, in: bytes),
      folder: folders.number(of: record.projectFolder, in: bytes))
    if let decision = decisions[project] { return decision }
    let decision = decide(project)
    decisions[project] = decision
    return decision
  }

  private func decide(_ project: Project) -> Bool {
    var candidates = [project.name == 0 ? Label.none : names.names[Int(project.name)]]
    if project.folder != 0 {
      let folder = folders.names[Int(project.folder)]
      candidates.append(folder)
      if let home, folder == "~" { candidates.append(home) }
      if let home, folder.hasPrefix("~/") {
        candidates.append(Folder(home).path(of: String(folder.dropFirst(2))))
      }
    }
    return patterns.contains { pattern in candidates.contains(where: pattern.matches) }
  }
}
