import ActivityLog
import OperatingSystem

/// The settings files as they were before each change, in `backups/claude-hook-log` of Claude Code's own directory.
///
/// After 30 days, Claude Code deletes files directly in `backups`, where earlier versions kept them, but not in
/// its subdirectories (observed in 2.1.332).
///
/// `settings.json.3f2a9c0d1e4b5a67.2026-01-14T15:30:00Z.01` is a copy of a `settings.json`. The second part
/// distinguishes files of that name (XXH64 of the path), the last one changes within one second. A name that
/// ends with `.none` means that there was no file.
struct SettingsBackups {
  private static let maximumInOneSecond = 99
  private static let noFile = ".none"

  let directory: Directory
  /// The directory of earlier versions' backups.
  private let olderDirectory: Directory
  private let now: Moment

  init(in configuration: Directory, at now: Moment) {
    olderDirectory = Directory(configuration.path(of: "backups"))
    directory = Directory(olderDirectory.path(of: HandlerCommand.hookName))
    self.now = now
  }

  /// Saves a file's content and returns the path of the copy.
  func save(_ file: SettingsFile) throws(SetupProblem) -> FilePath {
    let stem = Self.stem(of: file.target) + now.utcText
    let suffix = file.content == nil ? Self.noFile : ""
    do throws(Errno) {
      try directory.make()
      for number in 1...Self.maximumInOneSecond {
        let path = directory.file(named: "\(stem).\(number / 10)\(number % 10)\(suffix)")
        do throws(Errno) {
          try FileDescriptor.creating(path, with: file.content ?? []).synchronize()
          return path
        } catch {
          if error == .exists { continue }
          try? path.remove()
          throw error
        }
      }
      throw .exists
    } catch {
      throw SetupProblem("no backup could be written to \(directory.path): \(error)")
    }
  }

  /// Returns the newest matching backup of a file; a nil content means that there was no file.
  func newest(
    of target: FilePath, where isWanted: (ContiguousArray<UInt8>?) -> Bool
  ) -> (content: ContiguousArray<UInt8>?, path: FilePath)? {
    let stem = Self.stem(of: target)
    let paths = (directory.entries + olderDirectory.entries).filter { $0.name.hasPrefix(stem) }
    for path in paths.sorted(by: { $0.name > $1.name }) {
      if path.name.hasSuffix(Self.noFile) {
        if isWanted(nil) { return (nil, path) }
      } else if let content = try? SettingsFile(path).content, isWanted(content) {
        return (content, path)
      }
    }
    return nil
  }

  private static func stem(of target: FilePath) -> String {
    let hash = String(XXH64.hash(target.text), radix: 16)
    return "\(target.name).\(String(repeating: "0", count: 16 - hash.utf8.count))\(hash)."
  }
}
