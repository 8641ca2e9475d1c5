// Whose files are in a folder
//
//     logs/activity-2026-01-14.jsonl                 a folder with day files is one user's, who isn't
//     logs/totals-2025-12.ndjson                     named, and so is one with the totals of rotated
//     logs/old/activity-2025-01-14.jsonl             day files; what else is in it is ignored
//
//     team/ada/activity-2026-01-14.jsonl             a folder without is a team's, if there are some
//     team/ada/laptop/activity-2026-01-14.jsonl      below it: each subfolder is a user, with all that
//     team/grace/activity-2026-01-13.jsonl           is below, such as the folders of her machines

package import POSIX

/// The day files of a folder with the totals of those that were, and the folders below it that
/// couldn't be read.
package struct FoundFiles {
  /// Oldest first.
  package fileprivate(set) var files: [DayFile] = []
  /// Oldest first.
  package fileprivate(set) var totals: [TotalsFile] = []
  package fileprivate(set) var unreadable: [(path: String, error: Errno)] = []
  /// Links can lead in circles.
  fileprivate var visited: Set<FileIdentity> = []
}

extension LogFolder {
  /// Finds the day files; throws when the folder itself can't be read.
  package func dayFiles() throws(Errno) -> FoundFiles {
    var found = FoundFiles()
    let names = try folder.names()
    found.add(names, in: folder, of: nil)
    if found.files.isEmpty, found.totals.isEmpty {
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        found.find(in: folder, name, of: name)
      }
    }
    found.files.sort { ($0.date, $0.path) < ($1.date, $1.path) }
    found.totals.sort { ($0.month, $0.path) < ($1.month, $1.path) }
    return found
  }
}

extension FoundFiles {
  /// Adds those of the names in a folder that are day files or totals.
  fileprivate mutating func add(_ names: [String], in folder: Folder, of user: String?) {
    for name in names {
      if let date = DayFile.date(ofName: name) {
        files.append(DayFile(date: date, path: folder.path(of: name), user: user))
      } else if let month = TotalsFile.month(ofName: name) {
        totals.append(TotalsFile(month: month, path: folder.path(of: name), user: user))
      }
    }
  }

  /// Adds a user's files in an entry of a folder and below; nothing for what is no folder.
  fileprivate mutating func find(in parent: Folder, _ name: String, of user: String) {
    guard !name.hasPrefix("."), DayFile.date(ofName: name) == nil,
      TotalsFile.month(ofName: name) == nil
    else { return }
    let folder = Folder(parent.path(of: name))
    do throws(Errno) {
      guard visited.insert(try FileDescriptor.opening(folder.path).status().identity).inserted
      else {
        return
      }
      let names = try folder.names()
      add(names, in: folder, of: user)
      for name in names { find(in: folder, name, of: user) }
    } catch .notAFolder {
    } catch {
      unreadable.append((folder.path, error))
    }
  }
}
