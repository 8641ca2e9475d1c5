import ActivityLog
import Bytes
import CommandLineTool
import OperatingSystem

/// Checks the log directory: which one it is, and its permissions.
extension CheckedSession {
  /// The directory to which sessions log; nil if the environment doesn't determine it.
  var logs: LogDirectory? {
    guard let (_, value) = sources.variable("CLAUDE_LOG_DIR") else {
      return LogDirectory(in: environment)
    }
    let path =
      value.isEmpty
      ? environment.claudeDirectory?.path(of: "logs") : environment.expandingPath(value)
    return path.map { LogDirectory($0, in: environment) }
  }

  /// The findings, those about the settings first.
  var directoryChecks: [Check] {
    let settings = [differenceFromShell].compactMap { $0 } + logSwitches
    guard let logs else {
      let fix = "set HOME or CLAUDE_LOG_DIR"
      return settings + [.trouble("nothing says where the logs are", as: .directory, fix: fix)]
    }
    return settings + checks(of: logs)
  }

  /// The finding about `CLAUDE_CONFIG_DIR`; nil if it is unset or an absolute path.
  ///
  /// Claude Code uses it literally: it doesn't expand `~`, and resolves a relative path against the session's
  /// working directory (observed in 2.1.332).
  var configDirectoryCheck: Check? {
    let name = "CLAUDE_CONFIG_DIR"
    guard let value = environment[name] else {
      guard environment.isEmpty(name) else { return nil }
      return .trouble(
        "\(name) is set and empty: Claude Code looks for its settings where a session begins",
        as: .configDirectory, fix: "unset \(name)")
    }
    guard value.utf8.first != .slash, let path = environment.expandingPath(value) else {
      return nil
    }
    return .trouble(
      "\(name) is \(value), which Claude Code takes from the directory where a session begins",
      as: .configDirectory, fix: "export \(name)=\(path.shellQuoted) where your shell starts")
  }

  /// The finding that reports in this shell don't read what sessions write.
  private var differenceFromShell: Check? {
    guard let setting = sources.variable("CLAUDE_LOG_DIR") else { return nil }
    let shellDirectory = LogDirectory(in: environment)
    let paths = [logs, shellDirectory].compactMap { $0.map { FilePath($0.directory.path) } }
    if paths.isEmpty || paths.count == 2 && paths[0].isSame(as: paths[1]) { return nil }
    let path = logs?.directory.path ?? setting.value
    return .trouble(
      "\(setting.source.path.text) has sessions log into \(path), but in this shell "
        + "session-stats reads \(shellDirectory?.directory.path ?? "nothing")", as: .environment,
      fix: "export CLAUDE_LOG_DIR=\(path.shellQuoted) where your shell "
        + "starts, or take CLAUDE_LOG_DIR out of the settings")
  }

  /// Notes on what the settings turn off.
  private var logSwitches: [Check] {
    sources.flatMap { source in
      ["CLAUDE_LOG_TOKENS", "CLAUDE_LOG_DETAILS", "CLAUDE_LOG_REDACT"].compactMap { name in
        guard let value = source.variable(name), !value.isEmpty else { return nil }
        return .note("\(source.path.text) sets \(name) to \(value)", as: .environment)
      }
    }
  }

  private func checks(of logs: LogDirectory) -> [Check] {
    let directory = FilePath(logs.directory.path)
    let path = directory.text
    guard directory.allows([]) else {
      return [missingCheck(of: directory, isDangling: logs.cleanedUp?.isMissing != true)]
    }
    let status: FileStatus
    do throws(Errno) {
      _ = try logs.directory.names()
      status = try FileDescriptor.opening(path).status()
    } catch {
      let fix =
        error == .notADirectory
        ? "move it away" : "chmod u+rwx \(path.shellQuoted), or \(directory.takingOwnership)"
      return [.trouble("\(path) can't be read: \(error)", as: .directory, fix: fix)]
    }
    // Root may write anywhere, but the sessions of others may not.
    guard status.permissions & 0o300 == 0o300, directory.allows([.write, .execute]) else {
      let owner = status.isOwn ? "" : ": it belongs to another user"
      return [
        .trouble(
          "\(path) can't be written to\(owner)", as: .directory,
          fix: status.isOwn ? "chmod u+rwx \(path.shellQuoted)" : directory.takingOwnership)
      ]
    }
    let isPrivate = status.permissions & 0o077 == 0
    return [
      .ok("records go to \(path)", as: .directory),
      isPrivate
        ? .ok("nobody else can read them", as: .permissions)
        : .trouble(
          "\(path) is open to others (mode \(String(status.permissions, radix: 8)))",
          as: .permissions, fix: "chmod -R go-rwx \(directory.linkedPath.shellQuoted)"),
    ]
  }

  /// Returns the check for a directory that doesn't exist: whether it can be created.
  private func missingCheck(of directory: FilePath, isDangling: Bool) -> Check {
    if isDangling, directory.isLink {
      return .trouble(
        "\(directory.text) is a symbolic link that leads nowhere", as: .directory,
        fix: "make the directory that it leads to, or remove the link")
    }
    var parent = Directory(of: directory.text).path
    while !FilePath(parent).allows([]), parent != Directory(of: parent).path {
      parent = Directory(of: parent).path
    }
    guard FilePath(parent).allows([.write, .execute]) else {
      return .trouble(
        "\(directory.text) isn't there, and can't be made in \(parent)", as: .directory,
        fix: "make it, or \(parent) a directory that you can write to")
    }
    return .note("\(directory.text) isn't there yet; the first record makes it", as: .directory)
  }
}

extension FilePath {
  /// The command that makes a directory the user's own, such as one that root created.
  var takingOwnership: String { "sudo chown -R \"$(id -un)\" \(linkedPath.shellQuoted)" }

  /// The directory that a link leads to; recursive commands don't follow a link.
  fileprivate var linkedPath: String { isLink ? resolvedText : text }
}
