// How a real `logs` becomes a link
//
//     logs/                     logs/                            logs -> activity
//                   link        activity -> activity   exchange  activity/
//
// The link is created with the name that the directory is going to have. There it leads to itself, which does
// no harm. Then one system call exchanges the two names, so a hook, a report or a rotation finds `logs` at
// every moment, and its open files stay valid. A kill before the exchange leaves the link to itself, from which
// the next install continues.
//
// If the file system can't exchange names, the directory is renamed and the link created after that. A hook
// that finds no `logs` in between creates the link itself, so this is done only for the name `activity`. After
// a kill in between, the next hook or install creates the link; until then reports read `activity`.
//
// Two concurrent installs would exchange the names back, so the directory's lock is held, as by imports and rotations.

import ActivityLog
import CommandLineTool
import OperatingSystem

/// The move of the log to where Claude Code doesn't delete it, as a part of `install`.
enum LogMove {
  /// The maximum time to wait for an import or a rotation, in milliseconds.
  private static let lockWait = 10_000
  private static let maximumNumber = 99

  /// Moves the content of `logs`, if that is a real directory into which sessions log.
  static func run(on logs: LogDirectory?, isDryRun: Bool) -> Outcome {
    guard let directory = logs?.cleanedUp else { return Outcome() }
    do throws(Errno) {
      if try directory.isReal { return try move(directory, isDryRun: isDryRun) }
      if !isDryRun, directory.isMissing, directory.kept().isDirectory { try directory.make() }
      return Outcome()
    } catch {
      let reason =
        error == .wouldBlock ? "an import or a rotation is at work; try again later" : "\(error)"
      let note =
        "\(directory.logs.text) can't be moved, and Claude Code deletes what hasn't changed there for 30 "
        + "days: \(reason). If that stays so, let CLAUDE_LOG_DIR name another directory, and move the files"
      return Outcome([], notes: [note], status: .failure)
    }
  }

  private static func move(
    _ directory: CleanedDirectory, isDryRun: Bool
  ) throws(Errno) -> Outcome {
    let lock = try FileDescriptor.opening(directory.logs.text)
    guard isDryRun || lock.lock(waiting: lockWait) else { throw .wouldBlock }
    // Another install may have been faster.
    guard try directory.isReal else { return Outcome() }
    guard let number = (1...maximumNumber).first(where: { directory.kept(numbered: $0).isFree })
    else {
      throw .exists
    }
    let kept = directory.kept(numbered: number)
    if !isDryRun { try exchange(logs: directory.logs, with: kept, isFirst: number == 1) }
    let line =
      "\(isDryRun ? "Would move" : "Moved") \(directory.logs.text) to \(kept.text), where Claude Code deletes "
      + "nothing; the old name \(isDryRun ? "would lead" : "leads") there."
    let older = (1..<number).map(directory.kept(numbered:)).filter { $0.isDirectory }
    return Outcome(
      [line],
      notes: older.map {
        "\($0.text) was there already and isn't the log: 'session-stats --log-dir "
          + "\($0.text.shellQuoted)' reads it"
      })
  }

  /// Replaces `logs` with the link, and gives its directory the other name.
  private static func exchange(
    logs: FilePath, with kept: FilePath, isFirst: Bool
  ) throws(Errno) {
    if !kept.isLink {
      if kept.isDirectory { try Directory(kept.text).remove() }
      try kept.makeLink(to: kept.name)
    }
    do throws(Errno) {
      try logs.exchange(with: kept)
    } catch {
      try kept.remove()
      guard isFirst else { throw error }
      try rename(logs, leavingLinkTo: kept)
    }
  }

  /// Replaces `logs` in two steps.
  static func rename(_ logs: FilePath, leavingLinkTo kept: FilePath) throws(Errno) {
    try logs.rename(to: kept)
    do throws(Errno) {
      try logs.makeLink(to: kept.name)
    } catch .exists {  // A hook was faster.
    } catch {
      try? kept.rename(to: logs)
      throw error
    }
  }
}

extension FilePath {
  /// Whether the name is unused, or is that of an empty directory or of the link to itself that a killed install left.
  fileprivate var isFree: Bool {
    if let linkTarget { return linkTarget == name }
    return !allows([]) || Directory(text).isEmpty
  }
}
