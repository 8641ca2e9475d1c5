// Whose files are in a folder
//
//     logs/activity-2026-01-14.jsonl                 a folder with day files is one user's, who isn't
//     logs/totals-2025-12.ndjson                     named, and so is one with the totals of rotated
//     logs/old/activity-2025-01-14.jsonl             day files; what else is in it is ignored
//
//     team/ada/activity-2026-01-14.jsonl             a folder without is a team's, if there are some
//     team/ada/laptop/activity-2026-01-14.jsonl      below it: each subfolder is a user, with all that
//     team/grace/activity-2026-01-13.jsonl           is below, such as the folders of her machines

import JSONLines
package import OperatingSystem

/// The day files of a folder with the totals of those that were, and the folders below it that
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

extension LogFolder {
  /// Finds the day files, those of some days or all; throws when the folder itself can't be read.
  package func dayFiles(
    of isWanted: (CalendarDate) -> Bool = { _ in true }
  ) throws(Errno) -> FoundFiles {
    var found = FoundFiles()
    var folder = folder
    let others: [String]
    do {
      others = try found.add(folder, of: nil, isWanted)
    } catch .notFound {
      // An install was killed before it made the link.
      guard let kept = cleanedUp?.kept() else { throw .notFound }
      folder = Folder(kept.text)
      others = try found.add(folder, of: nil, isWanted)
    }
    if found.isEmpty {
      for name in others.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        found.find(in: folder, name, of: name, isWanted)
      }
    }
    found.files.sort { ($0.date, $0.path) < ($1.date, $1.path) }
    found.totals.sort { ($0.month, $0.path) < ($1.month, $1.path) }
    return found
  }
}

extension FoundFiles {
  /// Adds the day files and totals in a folder, and returns the names of what else is in it, without
  /// what is hidden.
  ///
  /// Whoever logs for years has thousands of day files, so those that aren't wanted stay bytes.
  fileprivate mutating func add(
    _ folder: Folder, of user: String?, _ isWanted: (CalendarDate) -> Bool
  ) throws(Errno) -> [String] {
    var others: [String] = []
    try folder.forEachName { bytes in
      if let date = DayFile.date(ofName: bytes) {
        days.add(date)
        guard isWanted(date) else { return }
        let path = folder.path(of: bytes.string(bytes.indices))
        return files.append(DayFile(date: date, path: path, user: user))
      }
      let name = bytes.string(bytes.indices)
      if let month = TotalsFile.month(ofName: name) {
        totals.append(TotalsFile(month: month, path: folder.path(of: name), user: user))
      } else if !name.hasPrefix(".") {
        others.append(name)
      }
    }
    return others
  }

  /// Adds a user's files in an entry of a folder and below; nothing for what is no folder.
  fileprivate mutating func find(
    in parent: Folder, _ name: String, of user: String, _ isWanted: (CalendarDate) -> Bool
  ) {
    let folder = Folder(parent.path(of: name))
    do throws(Errno) {
      guard visited.insert(try FileDescriptor.opening(folder.path).status().identity).inserted
      else {
        return
      }
      for name in try add(folder, of: user, isWanted) {
        find(in: folder, name, of: user, isWanted)
      }
    } catch .notAFolder {
    } catch {
      unreadable.append((folder.path, error))
    }
  }
}
