import ActivityLog
import CommandLineTool
import OperatingSystem

/// Checks the log directory: which one it is, and its permissions.
struct DirectoryChecks {
  let session: CheckedSession

  private static let name = "CLAUDE_LOG_DIR"
  private var environment: Environment { session.environment }

  /// The directory to which sessions log; nil if the environment doesn't determine it.
  var logs: LogDirectory? {
    guard let (_, value) = session.variable(Self.name) else { return LogDirectory(in: environment) }
    let path =
      value.isEmpty
      ? environment.claudeDirectory?.path(of: "logs") : environment.expandingPath(value)
    return path.map { LogDirectory($0, in: environment) }
  }

  /// The findings, those about the settings first.
  var checks: [Check] {
    let settings = [differenceFromShell].compactMap { $0 } + switches
    guard let logs else {
      let fix = "set HOME or CLAUDE_LOG_DIR"
      return settings + [.trouble(.directory, "nothing says where the logs are", fix: fix)]
    }
    return settings + checks(of: logs)
  }

  /// The finding that reports in this shell don't read what sessions write.
  private var differenceFromShell: Check? {
    guard let setting = session.variable(Self.name) else { return nil }
    let shellDirectory = LogDirectory(in: environment)
    let paths = [logs, shellDirectory].compactMap { $0.map { FilePath($0.directory.path) } }
    if paths.isEmpty || paths.count == 2 && paths[0].isSame(as: paths[1]) { return nil }
    let path = logs?.directory.path ?? setting.value
    return .trouble(
      .environment,
      "\(setting.source.path.text) has sessions log into \(path), but in this shell "
        + "session-stats reads \(shellDirectory?.directory.path ?? "nothing")",
      fix: "export CLAUDE_LOG_DIR=\(path.shellQuoted) where your shell "
        + "starts, or take CLAUDE_LOG_DIR out of the settings")
  }

  /// Notes on what the settings turn off.
  private var switches: [Check] {
    session.sources.flatMap { source in
      ["CLAUDE_LOG_TOKENS", "CLAUDE_LOG_DETAILS", "CLAUDE_LOG_REDACT"].compactMap { name in
        guard let value = source.variable(name), !value.isEmpty else { return nil }
        return .note(.environment, "\(source.path.text) sets \(name) to \(value)")
      }
    }
  }

  private func checks(of logs: LogDirectory) -> [Check] {
    let path = logs.directory.path
    let directory = FilePath(path)
    guard directory.allows([]) else {
      return [missingCheck(of: directory, isDangling: logs.cleanedUp?.isMissing != true)]
    }
    let status: FileStatus
    do throws(Errno) {
      _ = try Directory(path).names()
      status = try FileDescriptor.opening(path).status()
    } catch {
      let fix =
        error == .notADirectory
        ? "move it away" : "chmod u+rwx \(path.shellQuoted), or \(Self.takingOwnership(of: path))"
      return [.trouble(.directory, "\(path) can't be read: \(error)", fix: fix)]
    }
    // Root may write anywhere, but the sessions of others may not.
    guard status.permissions & 0o300 == 0o300, directory.allows([.write, .execute]) else {
      return [
        .trouble(
          .directory,
          "\(path) can't be written to\(status.isOwn ? "" : ": it belongs to somebody else")",
          fix: status.isOwn ? "chmod u+rwx \(path.shellQuoted)" : Self.takingOwnership(of: path))
      ]
    }
    let isPrivate = status.permissions & 0o077 == 0
    return [
      .ok(.directory, "records go to \(path)"),
      isPrivate
        ? .ok(.permissions, "nobody else can read them")
        : .trouble(
          .permissions, "\(path) is open to others (mode \(String(status.permissions, radix: 8)))",
          fix: "chmod -R go-rwx \(Self.linkedPath(path).shellQuoted)"),
    ]
  }

  /// Returns the command that makes a directory the user's own, such as one that root created.
  static func takingOwnership(of path: String) -> String {
    "sudo chown -R \"$(id -un)\" \(linkedPath(path).shellQuoted)"
  }

  /// Returns the directory that a link leads to; recursive commands don't follow a link.
  private static func linkedPath(_ path: String) -> String {
    FilePath(path).isLink ? FilePath(path).resolvedText : path
  }

  /// Returns the check for a directory that doesn't exist: whether it can be created.
  private func missingCheck(of directory: FilePath, isDangling: Bool) -> Check {
    if isDangling, directory.isLink {
      return .trouble(
        .directory, "\(directory.text) is a symbolic link that leads nowhere",
        fix: "make the directory that it leads to, or remove the link")
    }
    var parent = Directory(of: directory.text).path
    while !FilePath(parent).allows([]), parent != Directory(of: parent).path {
      parent = Directory(of: parent).path
    }
    guard FilePath(parent).allows([.write, .execute]) else {
      return .trouble(
        .directory, "\(directory.text) isn't there, and can't be made in \(parent)",
        fix: "make it, or \(parent) a directory that you can write to")
    }
    return .note(.directory, "\(directory.text) isn't there yet; the first record makes it")
  }
}
