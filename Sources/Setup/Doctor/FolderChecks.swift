import ActivityLog
import CommandLineTool
import POSIX

/// Looks at the folder of the logs: which one it is, and who may do what in it.
struct FolderChecks {
  private(set) var checks: [Check] = []
  /// The folder into which sessions log; nil when nothing says where that is.
  private(set) var logs: LogFolder?

  init(_ sources: [SettingsSource], _ environment: Environment) {
    let shellFolder = LogFolder(environment)
    logs = shellFolder
    let setting = sources.last { $0.variable("CLAUDE_LOG_DIR") != nil }
    if let setting, let value = setting.variable("CLAUDE_LOG_DIR") {
      let path =
        value.isEmpty
        ? environment.claudeFolder?.path(of: "logs") : environment.expandingPath(value)
      logs = path.map { LogFolder($0) }
      compare(setting, value, with: shellFolder)
    }
    for source in sources { noteSwitches(of: source) }
    guard let logs else {
      checks.append(
        .trouble(.folder, "nothing says where the logs are", mend: "set HOME or CLAUDE_LOG_DIR"))
      return
    }
    check(logs.folder.path)
  }

  /// Whether this shell's reports read what sessions write.
  private mutating func compare(
    _ setting: SettingsSource, _ value: String, with shellFolder: LogFolder?
  ) {
    guard logs.map(Self.place) != shellFolder.map(Self.place) else { return }
    checks.append(
      .trouble(
        .environment,
        "\(setting.path.text) has sessions log into \(logs?.folder.path ?? value), but in this shell "
          + "session-stats reads \(shellFolder?.folder.path ?? "nothing")",
        mend: "export CLAUDE_LOG_DIR=\((logs?.folder.path ?? value).shellQuoted) where your shell "
          + "starts, or take CLAUDE_LOG_DIR out of the settings"))
  }

  /// A folder's path, the same for all ways to write it.
  private static func place(of logs: LogFolder) -> String {
    var path = Substring(logs.folder.path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return (try? FilePath(String(path)).resolved().text) ?? String(path)
  }

  /// Notes what the settings turn off.
  private mutating func noteSwitches(of source: SettingsSource) {
    for name in ["CLAUDE_LOG_TOKENS", "CLAUDE_LOG_DETAILS", "CLAUDE_LOG_REDACT"] {
      guard let value = source.variable(name), !value.isEmpty else { continue }
      checks.append(.note(.environment, "\(source.path.text) sets \(name) to \(value)"))
    }
  }

  private mutating func check(_ path: String) {
    let folder = FilePath(path)
    guard folder.allows([]) else {
      checks.append(missing(folder))
      return
    }
    let status: FileStatus
    do throws(Errno) {
      _ = try Folder(path).names()
      status = try FileDescriptor.opening(path).status()
    } catch {
      checks.append(
        .trouble(
          .folder, "\(path) can't be read: \(error)",
          mend: error == .notAFolder
            ? "move it away" : "chmod u+rwx \(path.shellQuoted), or \(Self.taking(path))"))
      return
    }
    // Root may write anywhere; the sessions of others may not.
    guard status.permissions & 0o300 == 0o300, folder.allows([.write, .execute]) else {
      checks.append(
        .trouble(
          .folder,
          "\(path) can't be written to\(status.isOwn ? "" : ": it belongs to somebody else")",
          mend: status.isOwn
            ? "chmod u+rwx \(path.shellQuoted)"
            : Self.taking(path)))
      return
    }
    checks.append(.ok(.folder, "records go to \(path)"))
    guard status.permissions & 0o077 == 0 else {
      checks.append(
        .trouble(
          .permissions, "\(path) is open to others (mode \(String(status.permissions, radix: 8)))",
          mend: "chmod -R go-rwx \(path.shellQuoted)"))
      return
    }
    checks.append(.ok(.permissions, "nobody else can read them"))
  }

  /// The command that makes a folder one's own, such as one that a session of root's made.
  static func taking(_ path: String) -> String {
    "sudo chown -R \"$(id -un)\" \(path.shellQuoted)"
  }

  /// Whether a folder that isn't there can be made.
  private func missing(_ folder: FilePath) -> Check {
    if folder.isLink {
      return .trouble(
        .folder, "\(folder.text) is a symbolic link that leads nowhere",
        mend: "make the folder that it leads to, or remove the link")
    }
    var parent = Folder(of: folder.text).path
    while !FilePath(parent).allows([]), parent != Folder(of: parent).path {
      parent = Folder(of: parent).path
    }
    guard FilePath(parent).allows([.write, .execute]) else {
      return .trouble(
        .folder, "\(folder.text) isn't there, and can't be made in \(parent)",
        mend: "make it, or \(parent) a folder that you can write to")
    }
    return .note(.folder, "\(folder.text) isn't there yet; the first record makes it")
  }
}
