// Why `logs` is a link
//
// Claude Code cleans up `logs` in its own directory. It deletes everything directly in there that hasn't changed for
// `cleanupPeriodDays` (30): files of any name, and directories with their contents. Where `logs` is a symbolic link, it
// deletes nothing (all seen in Claude Code 2.1.332). So the files are in a directory beside it:
//
//     ~/.claude/logs -> activity
//     ~/.claude/activity/activity-2026-01-14.jsonl
//
// The link is relative, so it also holds where the directory is mounted elsewhere.
//
// Any hook that finds no `logs` makes both, the directory first. Others may do the same at that moment: what one of
// them has made is as good for the next. Killed in between, it leaves the directory alone, for which the next hook makes
// the link. `install` turns a directory that is there into the link (`LogMove`).

package import OperatingSystem

/// The `logs` of Claude Code's own directory, and what is beside it for the files to stay in.
package struct CleanedDirectory {
  private static let keptName = "activity"

  private let parent: Directory
  /// The path of `logs`, which may be a link and needn't be there.
  package let logs: FilePath

  /// - Returns: Nil for a directory that Claude Code leaves alone.
  package init?(_ directory: Directory, _ environment: Environment) {
    guard let parent = environment.claudeDirectory else { return nil }
    self.parent = parent
    logs = FilePath(parent.path(of: "logs"))
    guard FilePath(directory.path).isSame(as: logs) else { return nil }
  }

  /// Where the files stay: `activity`, or `activity-2` and so on where another has that name.
  package func kept(_ number: Int = 1) -> FilePath {
    FilePath(parent.path(of: number == 1 ? Self.keptName : "\(Self.keptName)-\(number)"))
  }

  /// Whether `logs` is a directory itself, so that what is in it gets deleted; throws when that can't be told.
  package var isReal: Bool {
    get throws(Errno) {
      if logs.isLink { return false }
      do { return try logs.status().isDirectory } catch .notFound { return false }
    }
  }

  /// Whether there is no `logs`, or only a link to a directory that the next hook makes.
  package var isMissing: Bool {
    guard (try? logs.status()) == nil else { return false }
    return logs.linkTarget.map { $0 == Self.keptName } ?? true
  }

  /// Makes the directory for the files and the link that leads there; `logs` itself where that can't be.
  package func make() throws(Errno) {
    // A link to somewhere else is the user's own.
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
