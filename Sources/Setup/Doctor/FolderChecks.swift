import ActivityLog
import CommandLineTool
import OperatingSystem

/// Looks at the folder of the logs: which one it is, and who may do what in it.
struct FolderChecks {
  private(set) var checks: [Check] = []
  /// The folder into which sessions log; nil when nothing says where that is.
  private(set) var logs: LogFolder?

  init(_ sources: [SettingsSource], _ environment: Environment) {
    logs = Self.logs(of: sources, environment)
    if let (setting, value) = Self.setting(in: sources) {
      compare(setting, value, with: LogFolder(environment))
    }
    for source in sources { noteSwitches(of: source) }
    guard let logs else {
      checks.append(
        .trouble(.folder, "nothing says where the logs are", mend: "set HOME or CLAUDE_LOG_DIR"))
      return
    }
    check(logs.folder.path)
  }

  /// The folder into which sessions log.
  static func logs(of sources: [SettingsSource], _ environment: Environment) -> LogFolder? {
    guard let (_, value) = setting(in: sources) else { return LogFolder(environment) }
    let path =
      value.isEmpty ? environment.claudeFolder?.path(of: "logs") : environment.expandingPath(value)
    return path.map { LogFolder($0, environment) }
  }

  /// The folder's name in the settings, and which of them that is.
  private static func setting(
    in sources: [SettingsSource]
  ) -> (source: SettingsSource, value: String)? {
    for source in sources.reversed() {
      if let value = source.variable("CLAUDE_LOG_DIR") { return (source, value) }
    }
    return nil
  }

  /// Whether this shell's reports read what sessions write.
  private mutating func compare(
    _ setting: SettingsSource, _ value: String, with shellFolder: LogFolder?
  ) {
    let paths = [logs, shellFolder].compactMap { $0.map { FilePath($0.folder.path) } }
    if paths.isEmpty || paths.count == 2 && paths[0].isSame(as: paths[1]) { return }
    checks.append(
      .trouble(
        .environment,
        "\(setting.path.text) has sessions log into \(logs?.folder.path ?? value), but in this shell "
          + "session-stats reads \(shellFolder?.folder.path ?? "nothing")",
        mend: "export CLAUDE_LOG_DIR=\((logs?.folder.path ?? value).shellQuoted) where your shell "
          + "starts, or take CLAUDE_LOG_DIR out of the settings"))
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
          mend: "chmod -R go-rwx \(Self.behindLink(path).shellQuoted)"))
      return
    }
    checks.append(.ok(.permissions, "nobody else can read them"))
  }

  /// The command that makes a folder one's own, such as one that a session of root's made.
  static func taking(_ path: String) -> String {
    "sudo chown -R \"$(id -un)\" \(behindLink(path).shellQuoted)"
  }

  /// The folder that a link leads to: what goes through folders doesn't go through the link.
  private static func behindLink(_ path: String) -> String {
    let folder = FilePath(path)
    return folder.isLink ? (try? folder.resolved().text) ?? path : path
  }

  /// Whether a folder that isn't there can be made.
  private func missing(_ folder: FilePath) -> Check {
    if folder.isLink, logs?.cleanedUp?.isMissing != true {
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
