// The owner of a file
//
//     logs/activity-2026-01-14.jsonl                 A directory with day files, or with the totals of rotated
//     logs/totals-2025-12.ndjson                     day files, belongs to one unnamed user; everything else
//     logs/old/activity-2025-01-14.jsonl             in it is ignored.
//
//     team/ada/activity-2026-01-14.jsonl             A directory without them is a team's, if there are some
//     team/ada/laptop/activity-2026-01-14.jsonl      below it: each subdirectory is a user, with all that is
//     team/grace/activity-2026-01-13.jsonl           below, such as directories for the user's machines.

import JSONLines
package import OperatingSystem

/// The day files and totals files of a log directory, and what couldn't be read.
package struct FoundFiles {
  /// The files of the requested days, oldest first.
  package fileprivate(set) var files: [DayFile] = []
  /// The days for which there are files, requested or not.
  package fileprivate(set) var days = DaySpan()
  /// The totals files, oldest first.
  package fileprivate(set) var totals: [TotalsFile] = []
  /// The subdirectories that couldn't be read, and the totals that aren't believed.
  package fileprivate(set) var unreadable: [(path: String, reason: String)] = []
  /// Whether there are no files, regardless of the requested days.
  package var isEmpty: Bool { days.last == nil && totals.isEmpty }
  /// The directories visited; links can form cycles.
  fileprivate var visited: Set<FileIdentity> = []
}

extension LogDirectory {
  /// Finds the day files of the wanted days; throws if the directory itself can't be read.
  package func dayFiles(
    where isWanted: (CalendarDate) -> Bool = { _ in true }
  ) throws(Errno) -> FoundFiles {
    var found = FoundFiles()
    var directory = directory
    let others: [String]
    do {
      others = try found.addFiles(in: directory, of: nil, where: isWanted)
    } catch .notFound {
      // An install was killed before it created the link.
      guard let kept = cleanedUp?.kept() else { throw .notFound }
      directory = Directory(kept.text)
      others = try found.addFiles(in: directory, of: nil, where: isWanted)
    }
    if found.isEmpty {
      for name in others.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        found.addFiles(below: directory.path(of: name), of: name.repaired, where: isWanted)
      }
    }
    found.files.sort { ($0.date, $0.path) < ($1.date, $1.path) }
    found.totals.sort { ($0.month, $0.path) < ($1.month, $1.path) }
    return found
  }
}

extension FoundFiles {
  /// Adds the day files and totals files in a directory, and returns the names of other, visible entries.
  ///
  /// After years there are thousands of day files, so no `String` is created for those that aren't wanted.
  fileprivate mutating func addFiles(
    in directory: Directory, of user: String?, where isWanted: (CalendarDate) -> Bool
  ) throws(Errno) -> [String] {
    var others: [String] = []
    let ownFirst = totals.count
    try directory.forEachName { bytes in
      if let date = DayFile.date(ofName: bytes) {
        days.extend(to: date)
        guard isWanted(date) else { return }
        let path = directory.path(of: bytes.string(bytes.indices))
        return files.append(DayFile(date: date, path: path, user: user))
      }
      let name = String(path: bytes)
      if let month = TotalsFile.month(ofName: name) {
        totals.append(TotalsFile(month: month, path: directory.path(of: name), user: user))
      } else if !name.hasPrefix(".") {
        others.append(name)
      }
    }
    if totals.count > ownFirst { removeForeignTotals(from: ownFirst, in: directory) }
    return others
  }

  /// Removes totals that another user may have planted in a directory, because they could hide day files.
  private mutating func removeForeignTotals(from first: Int, in directory: Directory) {
    guard let status = try? FilePath(directory.path).status(), status.permissions & 0o022 != 0
    else { return }
    for index in totals.indices[first...].reversed() {
      let path = totals[index].path
      guard let status = try? FilePath(path).status(), !status.isTrusted(in: directory) else {
        continue
      }
      unreadable.append((path, "\(LogDirectory.foreignFile)"))
      totals.remove(at: index)
    }
  }

  /// Adds a user's files in a directory and below; ignores a path that isn't a directory.
  fileprivate mutating func addFiles(
    below path: String, of user: String, where isWanted: (CalendarDate) -> Bool
  ) {
    let directory = Directory(path)
    do throws(Errno) {
      let identity = try FileDescriptor.opening(path).status().identity
      guard visited.insert(identity).inserted else { return }
      for name in try addFiles(in: directory, of: user, where: isWanted) {
        addFiles(below: directory.path(of: name), of: user, where: isWanted)
      }
    } catch .notADirectory {
    } catch {
      unreadable.append((directory.path, error.description))
    }
  }
}
