// Whose files are in a directory
//
//     logs/activity-2026-01-14.jsonl                 a directory with day files is one user's, who isn't
//     logs/totals-2025-12.ndjson                     named, and so is one with the totals of rotated
//     logs/old/activity-2025-01-14.jsonl             day files; what else is in it is ignored
//
//     team/ada/activity-2026-01-14.jsonl             a directory without is a team's, if there are some
//     team/ada/laptop/activity-2026-01-14.jsonl      below it: each subdirectory is a user, with all that
//     team/grace/activity-2026-01-13.jsonl           is below, such as the directories of her machines

import JSONLines
package import OperatingSystem

/// The day files of a directory with the totals of those that were, and the directories below it that
/// couldn't be read.
package struct FoundFiles {
  /// Those of the days that were asked for, oldest first.
  package fileprivate(set) var files: [DayFile] = []
  /// The days of which there are files, asked for or not.
  package fileprivate(set) var days = DaySpan()
  /// Oldest first.
  package fileprivate(set) var totals: [TotalsFile] = []
  package fileprivate(set) var unreadable: [(path: String, error: Errno)] = []
  /// Whether there are none, of whatever days.
  package var isEmpty: Bool { days.last == nil && totals.isEmpty }
  /// Links can lead in circles.
  fileprivate var visited: Set<FileIdentity> = []
}

extension LogDirectory {
  /// Finds the day files, those of some days or all; throws when the directory itself can't be read.
  package func dayFiles(
    of isWanted: (CalendarDate) -> Bool = { _ in true }
  ) throws(Errno) -> FoundFiles {
    var found = FoundFiles()
    var directory = directory
    let others: [String]
    do {
      others = try found.add(directory, of: nil, isWanted)
    } catch .notFound {
      // An install was killed before it made the link.
      guard let kept = cleanedUp?.kept() else { throw .notFound }
      directory = Directory(kept.text)
      others = try found.add(directory, of: nil, isWanted)
    }
    if found.isEmpty {
      for name in others.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        found.find(in: directory, name, of: name, isWanted)
      }
    }
    found.files.sort { ($0.date, $0.path) < ($1.date, $1.path) }
    found.totals.sort { ($0.month, $0.path) < ($1.month, $1.path) }
    return found
  }
}

extension FoundFiles {
  /// Adds the day files and totals in a directory, and returns the names of what else is in it, without
  /// what is hidden.
  ///
  /// Whoever logs for years has thousands of day files, so those that aren't wanted stay bytes.
  fileprivate mutating func add(
    _ directory: Directory, of user: String?, _ isWanted: (CalendarDate) -> Bool
  ) throws(Errno) -> [String] {
    var others: [String] = []
    try directory.forEachName { bytes in
      if let date = DayFile.date(ofName: bytes) {
        days.add(date)
        guard isWanted(date) else { return }
        let path = directory.path(of: bytes.string(bytes.indices))
        return files.append(DayFile(date: date, path: path, user: user))
      }
      let name = bytes.string(bytes.indices)
      if let month = TotalsFile.month(ofName: name) {
        totals.append(TotalsFile(month: month, path: directory.path(of: name), user: user))
      } else if !name.hasPrefix(".") {
        others.append(name)
      }
    }
    return others
  }

  /// Adds a user's files in an entry of a directory and below; nothing for what is no directory.
  fileprivate mutating func find(
    in parent: Directory, _ name: String, of user: String, _ isWanted: (CalendarDate) -> Bool
  ) {
    let directory = Directory(parent.path(of: name))
    do throws(Errno) {
      guard visited.insert(try FileDescriptor.opening(directory.path).status().identity).inserted
      else {
        return
      }
      for name in try add(directory, of: user, isWanted) {
        find(in: directory, name, of: user, isWanted)
      }
    } catch .notADirectory {
    } catch {
      unreadable.append((directory.path, error))
    }
  }
}
