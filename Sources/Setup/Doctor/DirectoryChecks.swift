import ActivityLog
import CommandLineTool
import OperatingSystem

/// Checks the log directory: which one it is, and its permissions.
struct DirectoryChecks {
  private(set) var checks: [Check] = []
  /// The directory to which sessions log; nil if the environment doesn't determine it.
  private(set) var logs: LogDirectory?

  init(_ sources: [SettingsSource], _ environment: Environment) {
    logs = Self.logs(of: sources, environment)
    if let (setting, value) = Self.setting(in: sources) {
      compare(setting, value, with: LogDirectory(environment))
    }
    for source in sources { noteSwitches(of: source) }
    guard let logs else {
      checks.append(
        .trouble(.directory, "nothing says where the logs are", mend: "set HOME or CLAUDE_LOG_DIR"))
      return
    }
    check(logs.directory.path)
  }

  /// Returns the directory to which sessions log.
  static func logs(of sources: [SettingsSource], _ environment: Environment) -> LogDirectory? {
    guard let (_, value) = setting(in: sources) else { return LogDirectory(environment) }
    let path =
      value.isEmpty
      ? environment.claudeDirectory?.path(of: "logs") : environment.expandingPath(value)
    return path.map { LogDirectory($0, environment) }
  }

  /// Returns the directory that settings name, and the file that names it.
  private static func setting(
    in sources: [SettingsSource]
  ) -> (source: SettingsSource, value: String)? {
    for source in sources.reversed() {
      if let value = source.variable("CLAUDE_LOG_DIR") { return (source, value) }
    }
    return nil
  }

  /// Checks whether reports in this shell read what sessions write.
  private mutating func compare(
    _ setting: SettingsSource, _ value: String, with shellDirectory: LogDirectory?
  ) {
    let paths = [logs, shellDirectory].compactMap { $0.map { FilePath($0.directory.path) } }
    if paths.isEmpty || paths.count == 2 && paths[0].isSame(as: paths[1]) { return }
    checks.append(
      .trouble(
        .environment,
        "\(setting.path.text) has sessions log into \(logs?.directory.path ?? value), but in this shell "
          + "session-stats reads \(shellDirectory?.directory.path ?? "nothing")",
        mend:
          "export CLAUDE_LOG_DIR=\((logs?.directory.path ?? value).shellQuoted) where your shell "
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
    let directory = FilePath(path)
    guard directory.allows([]) else {
      checks.append(missing(directory))
      return
    }
    let status: FileStatus
    do throws(Errno) {
      _ = try Directory(path).names()
      status = try FileDescriptor.opening(path).status()
    } catch {
      checks.append(
        .trouble(
          .directory, "\(path) can't be read: \(error)",
          mend: error == .notADirectory
            ? "move it away" : "chmod u+rwx \(path.shellQuoted), or \(Self.taking(path))"))
      return
    }
    // Root may write anywhere, but the sessions of others may not.
    guard status.permissions & 0o300 == 0o300, directory.allows([.write, .execute]) else {
      checks.append(
        .trouble(
          .directory,
          "\(path) can't be written to\(status.isOwn ? "" : ": it belongs to somebody else")",
          mend: status.isOwn
            ? "chmod u+rwx \(path.shellQuoted)"
            : Self.taking(path)))
      return
    }
    checks.append(.ok(.directory, "records go to \(path)"))
    guard status.permissions & 0o077 == 0 else {
      checks.append(
        .trouble(
          .permissions, "\(path) is open to others (mode \(String(status.permissions, radix: 8)))",
          mend: "chmod -R go-rwx \(Self.behindLink(path).shellQuoted)"))
      return
    }
    checks.append(.ok(.permissions, "nobody else can read them"))
  }

  /// Returns the command that makes a directory the user's own, such as one that root created.
  static func taking(_ path: String) -> String {
    "sudo chown -R \"$(id -un)\" \(behindLink(path).shellQuoted)"
  }

  /// Returns the directory that a link leads to; recursive commands don't follow a link.
  private static func behindLink(_ path: String) -> String {
    let directory = FilePath(path)
    return directory.isLink ? (try? directory.resolved().text) ?? path : path
  }

  /// Returns the check for a directory that doesn't exist: whether it can be created.
  private func missing(_ directory: FilePath) -> Check {
    if directory.isLink, logs?.cleanedUp?.isMissing != true {
      return .trouble(
        .directory, "\(directory.text) is a symbolic link that leads nowhere",
        mend: "make the directory that it leads to, or remove the link")
    }
    var parent = Directory(of: directory.text).path
    while !FilePath(parent).allows([]), parent != Directory(of: parent).path {
      parent = Directory(of: parent).path
    }
    guard FilePath(parent).allows([.write, .execute]) else {
      return .trouble(
        .directory, "\(directory.text) isn't there, and can't be made in \(parent)",
        mend: "make it, or \(parent) a directory that you can write to")
    }
    return .note(.directory, "\(directory.text) isn't there yet; the first record makes it")
  }
}
