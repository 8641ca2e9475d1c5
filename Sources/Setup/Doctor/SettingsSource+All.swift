import Bytes
import OperatingSystem

extension SettingsSource {
  /// Returns all files from which a session in this directory takes hooks; later ones take precedence.
  static func all(in context: SetupContext) -> [SettingsSource] {
    var files: [(path: FilePath, origin: Origin)] = SettingsScope.allCases
      .compactMap { scope in scope.path(in: context).map { ($0, .scope(scope)) } }
    if let path = localSettings(in: context) { files.append((path, .repository)) }
    files += managed(in: context).map { ($0, .managed) }
    // In the home directory, the project's settings are the user's.
    var seen: Set<String> = []
    let sources = files.filter { seen.insert($0.path.resolvedText).inserted }.compactMap {
      SettingsSource(reading: $0.path, as: $0.origin, in: context.environment)
    }
    return sources + EnabledPlugins(settings: sources, context: context).sources
  }

  /// Returns the administrator's files (settings documentation, 2.1.240).
  private static func managed(in context: SetupContext) -> [FilePath] {
    let directory = Directory(context.managedDirectory)
    let parts = Directory(directory.path(of: "managed-settings.d")).entries.filter {
      $0.name.hasSuffix(".json") && !$0.name.hasPrefix(".")
    }
    return [directory.file(named: "managed-settings.json")]
      + parts.sorted { $0.name < $1.name }
  }

  /// Returns the local settings at the top of the repository, unless that is the home directory.
  ///
  /// In a linked work tree, Claude Code reads those of the main one (observed in 2.1.332).
  private static func localSettings(in context: SetupContext) -> FilePath? {
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

  /// Returns the main work tree of a `.git` file: `gitdir: /ada/shop/.git/worktrees/checkout`.
  private static func mainWorkTree(of content: ContiguousArray<UInt8>) -> String? {
    let text = String(decoding: content, as: UTF8.self)
    let pattern = RegularExpression(#"^gitdir: *(/.*)/\.git/worktrees/[^/\n]+[[:space:]]*$"#)
    return pattern?.groups(ofFirstMatchIn: text)?[1]
  }
}
