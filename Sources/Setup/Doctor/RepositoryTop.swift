import OperatingSystem

/// The top directory of the repository that sessions are in. Claude Code reads local settings there as well, and in a
/// work tree those of the main one (seen in 2.1.332).
struct RepositoryTop {
  private let directory: Directory

  /// - Returns: Nil outside of a repository, and where the home directory is one.
  init?(of context: SetupContext) {
    guard var path = context.workingDirectory, path.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    while true {
      let git = Directory(path).path(of: ".git")
      if (try? Directory(git).names()) != nil { break }
      if let content = try? SettingsFile(FilePath(git)).content {
        guard let main = Self.mainWorkTree(content) else { return nil }
        path = main
        break
      }
      let parent = Directory(of: path).path
      guard parent != path else { return nil }
      path = parent
    }
    guard path != context.environment["HOME"] else { return nil }
    directory = Directory(path)
  }

  /// The local settings in it.
  var localSettings: FilePath { FilePath(directory.path(of: ".claude/settings.local.json")) }

  /// The directory of the main work tree, as the `.git` file of another one tells it:
  /// `gitdir: /home/ada/shop/.git/worktrees/checkout`.
  private static func mainWorkTree(_ content: ContiguousArray<UInt8>) -> String? {
    let text = String(decoding: content, as: UTF8.self)
    let pattern = RegularExpression(#"^gitdir: *(/.*)/\.git/worktrees/[^/\n]+[[:space:]]*$"#)
    return pattern?.groups(ofFirstMatchIn: text)?[1]
  }
}
