import ActivityLog
import Analysis
import Bytes
import JSONLines

/// The edits of files, by the displayed names of their projects.
///
/// Only a few of possibly thousands of files are listed, so all are counted by number, and only the listed
/// ones get names.
struct EditedFiles {
  /// A file, and the number of its edits.
  struct File {
    let name: String
    /// The displayed name of its project.
    let project: String
    let count: Int

    /// Returns whether a file comes before another one: more edits first, then by name.
    static func precedes(_ left: File, _ right: File) -> Bool {
      if left.count != right.count { return left.count > right.count }
      if left.name != right.name { return left.name.utf8Precedes(right.name) }
      return left.project.utf8Precedes(right.project)
    }
  }

  private let edits: Aggregate
  /// The displayed names of projects, by number.
  private var labels = StringInterner()
  /// The numbers of a project's displayed name and of a file, in the upper and lower 32 bits.
  private var files = IndexedSet<UInt64>()
  private var counts: ContiguousArray<Int> = []

  /// Counts the edits.
  ///
  /// - Parameter edits: An aggregate by project, its directory and file.
  init(of edits: Aggregate, projects names: ProjectNames) {
    self.edits = edits
    var projects = IndexedSet<UInt64>()
    var labelsOfProjects: ContiguousArray<UInt32> = []
    for (key, totals) in zip(edits.cells.keys, edits.cells.values) {
      let project = projects.number(of: UInt64(key[0]) << 32 | UInt64(key[1]))
      if project == labelsOfProjects.count {
        let label = names.label(
          of: edits.columns[0].name(of: key[0]), directory: edits.columns[1].name(of: key[1]))
        labelsOfProjects.append(labels.number(of: label))
      }
      let file = files.number(of: UInt64(labelsOfProjects[project]) << 32 | UInt64(key[2]))
      if file == counts.count { counts.append(0) }
      counts[file] = counts[file].saturatingAdd(totals.count)
    }
  }

  /// Returns the most edited files, at most `number`.
  func top(_ number: Int) -> [File] {
    let least = counts.sorted(by: >).prefix(number).last ?? 0
    let most = counts.indices.filter { counts[$0] >= least }.map { place in
      let name = edits.columns[2].name(of: UInt32(truncatingIfNeeded: files.keys[place]))
      return File(
        name: Dimension.file.label(of: name),
        project: labels.name(of: UInt32(truncatingIfNeeded: files.keys[place] >> 32)),
        count: counts[place])
    }
    return Array(most.sorted(by: File.precedes).prefix(number))
  }
}
