// How a real `logs` becomes a link
//
//     logs/                     logs/                            logs -> activity
//                   link        activity -> activity   exchange  activity/
//
// The link gets the name that the folder is going to have. There it leads to itself, which harms nobody. Then one
// system call exchanges the two names, so a hook, a report or a rotation finds `logs` at every moment, and what
// it has open stays open. A kill before that leaves the link to itself, with which the next install goes on.
//
// Where the file system can't exchange names, the folder is renamed and the link made after that. A hook that finds no
// `logs` in between makes the link itself, which is why this is done for the name `activity` only. A kill in
// between is mended by the next hook or install, and until then reports read `activity`.
//
// Two installs at once would exchange the names back, so the folder's lock is held, as imports and rotations hold it.

import ActivityLog
import CommandLineTool
import OperatingSystem

/// The move of the log to where Claude Code doesn't delete it, as a part of `install`.
struct LogMove {
  /// How long an import or a rotation is waited for, in milliseconds.
  private static let lockWait = 10_000
  private static let maximumNumber = 99

  /// What was done, or would be; nil where nothing had to be.
  private(set) var line: String?
  /// What a person should know, and whether that is a failure.
  private(set) var notes: [String] = []
  private(set) var hasFailed = false

  /// Moves what is in a real `logs`, where sessions log into that.
  init(_ logs: LogFolder?, isDryRun: Bool) {
    guard let folder = logs?.cleanedUp else { return }
    do throws(Errno) {
      if try folder.isReal {
        try move(folder, isDryRun: isDryRun)
      } else if !isDryRun, folder.isMissing, folder.kept().isFolder {
        try folder.make()
      }
    } catch {
      hasFailed = true
      let reason =
        error == .wouldBlock ? "an import or a rotation is at work; try again later" : "\(error)"
      notes.append(
        "\(folder.logs.text) can't be moved, and Claude Code deletes what hasn't changed there for 30 "
          + "days: \(reason). If that stays so, let CLAUDE_LOG_DIR name another folder, and move the files"
      )
    }
  }

  private mutating func move(_ folder: CleanedFolder, isDryRun: Bool) throws(Errno) {
    let lock = try FileDescriptor.opening(folder.logs.text)
    guard isDryRun || lock.lock(waiting: Self.lockWait) else { throw .wouldBlock }
    // Another install may have been first.
    guard try folder.isReal else { return }
    guard let number = (1...Self.maximumNumber).first(where: { folder.kept($0).isFree }) else {
      throw .exists
    }
    let kept = folder.kept(number)
    if !isDryRun { try Self.exchange(folder.logs, kept, isFirst: number == 1) }
    line =
      "\(isDryRun ? "Would move" : "Moved") \(folder.logs.text) to \(kept.text), where Claude Code deletes "
      + "nothing; the old name \(isDryRun ? "would lead" : "leads") there."
    for older in (1..<number).map(folder.kept) where older.isFolder {
      notes.append(
        "\(older.text) was there already and isn't the log: 'session-stats --log-dir "
          + "\(older.text.shellQuoted)' reads it")
    }
  }

  /// Makes `logs` the link, and gives its folder the other name.
  private static func exchange(
    _ logs: FilePath, _ kept: FilePath, isFirst: Bool
  ) throws(Errno) {
    if !kept.isLink {
      if kept.isFolder { try Folder(kept.text).remove() }
      try kept.makeLink(to: kept.name)
    }
    do throws(Errno) {
      try logs.exchange(with: kept)
    } catch {
      try kept.remove()
      guard isFirst else { throw error }
      try renameAndLink(logs, kept)
    }
  }

  /// The same in two steps.
  static func renameAndLink(_ logs: FilePath, _ kept: FilePath) throws(Errno) {
    try logs.rename(to: kept)
    do throws(Errno) {
      try logs.makeLink(to: kept.name)
    } catch .exists {  // A hook was first.
    } catch {
      try? kept.rename(to: logs)
      throw error
    }
  }
}

extension FilePath {
  /// Whether nothing has the name but an empty folder, or the link to itself of an install that was killed.
  fileprivate var isFree: Bool {
    if let linkTarget { return linkTarget == name }
    return !allows([]) || Folder(text).isEmpty
  }
}
