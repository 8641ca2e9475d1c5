// Where Claude Code keeps transcripts
//
//     ~/.claude/projects/-home-ada-shop/                           a project, by its directory's path
//         0b7e….jsonl                                              a session
//         0b7e…/subagents/agent-a1b2.jsonl and .meta.json          a subagent of it, and what it is
//         0b7e…/tool-results/                                      what was too long to be shown
//         agent-a1b2.jsonl                                         a subagent, before 2.1
//
// Copies from other machines may lie deeper, so every .jsonl file below is taken.

package import OperatingSystem

/// The transcripts in some directories and below.
package struct TranscriptSearch {
  package private(set) var directories: [Directory] = []
  /// By their paths, each file once.
  package private(set) var files: [TranscriptFile] = []
  /// What couldn't be looked at.
  package private(set) var unreadable: [(path: String, error: Errno)] = []
  /// Links can lead in circles, and twice to one file.
  private var visited: Set<FileIdentity> = []

  /// Looks in directories that a user names, each of them Claude Code's own, its `projects` or a part of
  /// these; without any where the environment says: in the directories of `CLAUDE_CONFIG_DIR`, of which a
  /// list may have several with commas between, else in `~/.config/claude` (`XDG_CONFIG_HOME`) and
  /// `~/.claude`.
  package init(in paths: [String], _ environment: Environment) {
    for path in paths { find(inDirectory: path, isNamed: true) }
    if paths.isEmpty {
      for path in Self.defaultPaths(environment) { find(inDirectory: path, isNamed: false) }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Claude Code's own directories.
  private static func defaultPaths(_ environment: Environment) -> [String] {
    let named = environment["CLAUDE_CONFIG_DIR"].map { $0.split(separator: ",").map(String.init) }
    let names = named ?? [(environment["XDG_CONFIG_HOME"] ?? "~/.config") + "/claude", "~/.claude"]
    return names.compactMap(environment.expandingPath)
  }

  /// Finds what is below a directory, or below `projects` in it.
  private mutating func find(inDirectory path: String, isNamed: Bool) {
    let projects = Directory(path).path(of: "projects")
    var root = path
    do throws(Errno) {
      if try Self.isDirectory(projects) {
        root = projects
      } else if !isNamed, FilePath(path).name != "projects" {
        // Claude Code's own directory holds more than transcripts.
        directories.append(Directory(projects))
        return
      }
      directories.append(Directory(root))
      guard try FilePath(root).status().isDirectory else { throw .notADirectory }
      try find(in: Directory(root))
    } catch {
      unreadable.append((root, error))
    }
  }

  /// Whether there is a directory at a path; throws when that can't be told.
  private static func isDirectory(_ path: String) throws(Errno) -> Bool {
    do throws(Errno) {
      return try FilePath(path).status().isDirectory
    } catch .notFound {
      return false
    } catch .notADirectory {
      return false
    }
  }

  private mutating func find(in directory: Directory) throws(Errno) {
    guard visited.insert(try FilePath(directory.path).status().identity).inserted else { return }
    for name in try directory.names() where !name.hasPrefix(".") && name != "tool-results" {
      let path = directory.path(of: name)
      do throws(Errno) {
        let status = try FilePath(path).status()
        if status.isDirectory {
          try find(in: Directory(path))
        } else if name.hasSuffix(".jsonl"), status.isRegular,
          visited.insert(status.identity).inserted
        {
          files.append(TranscriptFile(path: path, modified: status.modified, size: status.size))
        }
      } catch .notFound {
        // Gone since the directory was read, or a link that leads nowhere.
      } catch {
        unreadable.append((path, error))
      }
    }
  }
}
