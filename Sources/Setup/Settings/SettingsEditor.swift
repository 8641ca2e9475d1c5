import OperatingSystem

/// The procedure that changes a settings file: read, change, back up, replace.
///
/// Concurrent installs take turns by the lock of the file's directory. Claude Code takes no lock when it writes
/// its settings, so the file is read again immediately before it is replaced.
struct SettingsEditor {
  /// The result of an edit; a nil content means that there is no file.
  struct Result {
    let before: ContiguousArray<UInt8>?
    let after: ContiguousArray<UInt8>?
    /// The copy of the previous file; nil if nothing was written.
    var backup: FilePath?
    /// Whether the file was overwritten, because a new one can't be given its owner or attributes.
    var isOverwritten = false

    var isUnchanged: Bool { before == after }
  }

  /// Returns the new content of a file; nil if the file is to be removed.
  typealias Change = (SettingsFile) throws(SetupProblem) -> ContiguousArray<UInt8>?

  /// The maximum time to wait for another install, in milliseconds.
  private static let lockWait = 5_000
  /// The maximum number of tries for a file that changes meanwhile.
  private static let maximumTries = 5

  let path: FilePath
  let backups: SettingsBackups
  /// Whether to create the file's directory if it is missing.
  let makesDirectory: Bool
  let isDryRun: Bool

  /// Edits the file.
  func edit(_ change: Change) throws(SetupProblem) -> Result {
    if isDryRun {
      let (_, result) = try result(of: change)
      if !result.isUnchanged, !makesDirectory { _ = try openDirectory() }
      return result
    }
    let lock = try openDirectory()
    guard lock.lock(waiting: Self.lockWait) else { throw .busy }
    for _ in 0..<Self.maximumTries {
      var (file, result) = try result(of: change)
      if result.isUnchanged { return result }
      let backup = try backups.save(file)
      defer { if result.backup == nil { try? backup.remove() } }
      // The file may have changed since it was read.
      guard try SettingsFile(path).content == file.content else { continue }
      result.isOverwritten = try file.replace(with: result.after)
      result.backup = backup
      return result
    }
    throw .keepsChanging
  }

  /// Reads the file and changes its content, which isn't written yet.
  private func result(of change: Change) throws(SetupProblem) -> (SettingsFile, Result) {
    let file = try SettingsFile(path)
    let result = Result(before: file.content, after: try change(file))
    if !result.isUnchanged { try file.requireWritable() }
    return (file, result)
  }

  /// Opens the file's directory, which is locked instead of the file because that is replaced.
  private func openDirectory() throws(SetupProblem) -> FileDescriptor {
    let directory = Directory(of: ((try? path.resolved()) ?? path).text)
    do throws(Errno) {
      if makesDirectory { try directory.make() }
      return try FileDescriptor.opening(directory.path)
    } catch {
      throw error == .notFound
        ? SetupProblem("there is no directory \(directory.path)") : .system(error)
    }
  }
}
