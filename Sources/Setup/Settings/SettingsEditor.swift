package import OperatingSystem

/// The way of a change into a settings file: read, change, keep a copy, replace.
///
/// Installs that run at once take turns by the lock of the file's directory. Claude Code takes no lock
/// when it writes its settings, so the file is read once more right before it is replaced.
struct SettingsEditor {
  /// What becomes of a file.
  enum NewContent: Equatable {
    case unchanged
    case bytes(ContiguousArray<UInt8>)
    case noFile
  }

  /// What was done.
  struct Result {
    let before: ContiguousArray<UInt8>?
    let after: NewContent
    /// The copy of the file as it was; nil when nothing was written.
    let backup: FilePath?
  }

  /// How long another install is waited for, in milliseconds.
  private static let lockWait = 5_000
  /// So often a file is read that changes meanwhile.
  private static let maximumTries = 5

  let path: FilePath
  let backups: SettingsBackups
  /// Whether the file's directory is made where it is missing.
  let makesDirectory: Bool
  let isDryRun: Bool

  /// Changes the file as `change` says.
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

  /// Replaces the file; false when it has changed since it was read.
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

  /// Opens the directory that the file is in, whose lock stands for the file's: that one is replaced.
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
