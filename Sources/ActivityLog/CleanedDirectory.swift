// Why `logs` is a symbolic link
//
// Claude Code cleans up `logs` in its own directory: it deletes everything directly inside that hasn't changed
// for `cleanupPeriodDays` (30), both files of any name and directories with their contents. If `logs` is a
// symbolic link, it deletes nothing (all observed in Claude Code 2.1.332). So the files are in a sibling
// directory:
//
//     ~/.claude/logs -> activity
//     ~/.claude/activity/activity-2026-01-14.jsonl
//
// The link is relative, so it stays valid if the directory is mounted elsewhere.
//
// A hook that finds no `logs` creates both, the directory first. Other hooks may do the same at that moment;
// each accepts what another has created. A hook that is killed in between leaves only the directory, and the
// next hook creates the link. `install` replaces an existing directory with the link (`LogMove`).

package import OperatingSystem

/// The `logs` in Claude Code's own directory, and the sibling directory that keeps the files.
package struct CleanedDirectory {
  private static let keptName = "activity"

  private let parent: Directory
  /// The path of `logs`, which may be a link and may not exist.
  package let logs: FilePath

  /// Creates the value; nil for a directory that Claude Code doesn't clean up.
  package init?(_ directory: Directory, in environment: Environment) {
    guard let parent = environment.claudeDirectory else { return nil }
    self.parent = parent
    logs = FilePath(parent.path(of: "logs"))
    guard FilePath(directory.path).isSame(as: logs) else { return nil }
  }

  /// Returns the path of the directory for the files: `activity`, or with another number `activity-2` and so on.
  package func kept(numbered number: Int = 1) -> FilePath {
    FilePath(parent.path(of: number == 1 ? Self.keptName : "\(Self.keptName)-\(number)"))
  }

  /// Whether `logs` is itself a directory, whose content gets deleted; throws if its status can't be read.
  package var isReal: Bool {
    get throws(Errno) {
      if logs.isLink { return false }
      do { return try logs.status().isDirectory } catch .notFound { return false }
    }
  }

  /// Whether `logs` doesn't exist, or is a link to the missing directory `activity`.
  package var isMissing: Bool {
    guard (try? logs.status()) == nil else { return false }
    return logs.linkTarget.map { $0 == Self.keptName } ?? true
  }

  /// Creates the directory for the files and the link to it, or `logs` itself if that fails.
  package func make() throws(Errno) {
    // A link to another directory is the user's own.
    guard isMissing else { return }
    do throws(Errno) {
      try Directory(kept().text).make()
      guard kept().isDirectory else { throw .notADirectory }
      do { try logs.makeLink(to: Self.keptName) } catch .exists {}
    } catch {
      try Directory(logs.text).make()
    }
  }
}
