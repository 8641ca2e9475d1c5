import OperatingSystem

/// The procedure that changes a settings file: read, change, back up, replace.
///
/// Concurrent installs take turns by the lock of the file's directory. Claude Code takes no lock when it writes
/// its settings, so the file is read again immediately before it is replaced.
struct SettingsEditor {
  /// The new content of a file.
  enum NewContent: Equatable {
    case unchanged
    case bytes(ContiguousArray<UInt8>)
    case noFile
  }

  /// The result of an edit.
  struct Result {
    let before: ContiguousArray<UInt8>?
    let after: NewContent
    /// The copy of the previous file; nil if nothing was written.
    let backup: FilePath?
  }

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
  ///
  /// - Parameter change: Returns the new content of the file.
  func edit(
    _ change: (SettingsFile) throws(SettingsProblem) -> NewContent
  ) throws(SettingsProblem) -> Result {
    if isDryRun {
      let file = try SettingsFile(path)
      let new = try change(file)
      if new != .unchanged {
        try file.requireWritable()
        if !makesDirectory { _ = try openDirectory() }
      }
      return Result(before: file.content, after: new, backup: nil)
    }
    let lock = try openDirectory()
    guard lock.lock(waiting: Self.lockWait) else { throw .busy }
    for _ in 0..<Self.maximumTries {
      let file = try SettingsFile(path)
      let new = try change(file)
      guard new != .unchanged else {
        return Result(before: file.content, after: new, backup: nil)
      }
      try file.requireWritable()
      let backup = try backups.save(file)
      do throws(SettingsProblem) {
        if try replace(file, with: new) {
          return Result(before: file.content, after: new, backup: backup)
        }
      } catch {
        try? backup.remove()
        throw error
      }
      try? backup.remove()
    }
    throw .keepsChanging
  }

  /// Replaces the file; returns false if it has changed since it was read.
  private func replace(
    _ file: SettingsFile, with new: NewContent
  ) throws(SettingsProblem) -> Bool {
    guard try SettingsFile(path).content == file.content else { return false }
    switch new {
    case .bytes(let bytes): try file.replace(with: bytes)
    case .noFile: try file.replace(with: nil)
    case .unchanged: break
    }
    return true
  }

  /// Opens the file's directory, which is locked instead of the file because that is replaced.
  private func openDirectory() throws(SettingsProblem) -> FileDescriptor {
    let directory = Directory(of: ((try? path.resolved()) ?? path).text)
    do throws(Errno) {
      if makesDirectory { try directory.make() }
      return try FileDescriptor.opening(directory.path)
    } catch {
      throw error == .notFound ? .noDirectory(directory.path) : .system(error)
    }
  }
}
