import Bytes
import OperatingSystem

/// The top directory of the repository that contains the sessions' working directory.
///
/// Claude Code reads local settings there as well, and in a linked work tree those of the main one (observed in
/// 2.1.332).
enum RepositoryTop {
  /// Returns the path of the local settings in the directory; nil outside of a repository, and if the home
  /// directory is the top of one.
  static func localSettings(in context: SetupContext) -> FilePath? {
    guard var path = context.workingDirectory, path.utf8.first == .slash else { return nil }
    while true {
      let git = Directory(path).path(of: ".git")
      if (try? Directory(git).names()) != nil { break }
      if let content = try? SettingsFile(FilePath(git)).content {
        guard let main = mainWorkTree(of: content) else { return nil }
        path = main
        break
      }
      let parent = Directory(of: path).path
      guard parent != path else { return nil }
      path = parent
    }
    guard path != context.environment["HOME"] else { return nil }
    return Directory(path).file(named: ".claude/settings.local.json")
  }

  /// Returns the directory of the main work tree, from the `.git` file of a linked one: `gitdir:
  /// /home/ada/shop/.git/worktrees/checkout`.
  private static func mainWorkTree(of content: ContiguousArray<UInt8>) -> String? {
    let text = String(decoding: content, as: UTF8.self)
    let pattern = RegularExpression(#"^gitdir: *(/.*)/\.git/worktrees/[^/\n]+[[:space:]]*$"#)
    return pattern?.groups(ofFirstMatchIn: text)?[1]
  }
}
