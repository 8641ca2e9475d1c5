// Where Claude Code keeps transcripts
//
//     ~/.claude/projects/-home-ada-shop/                           a project, by its directory's path
//         0b7e….jsonl                                              a session
//         0b7e…/subagents/agent-a1b2.jsonl and .meta.json          a subagent of it, and its description
//         0b7e…/tool-results/                                      results that were too long to be shown
//         agent-a1b2.jsonl                                         a subagent, before 2.1
//
// Copies from other machines may be nested deeper, so every .jsonl file below is read. The desktop app keeps a
// `.claude` of its own for each session, deep below `local-agent-mode-sessions`, so directories whose names begin
// with a dot are entered where the user names a directory above. Its audit.jsonl copies a part of a transcript.

import Bytes
package import OperatingSystem

/// The transcripts in directories and their subdirectories.
package struct TranscriptSearch {
  package private(set) var directories: [Directory] = []
  /// The transcripts in the order of their paths, each file once.
  package private(set) var files: [TranscriptFile] = []
  /// The files and directories that couldn't be read.
  package private(set) var unreadable: [(path: String, error: Errno)] = []
  /// The directories that `CLAUDE_CONFIG_DIR` names although there are none, a message each.
  package private(set) var notes: [String] = []
  /// The files and directories visited, since links can form cycles and lead to a file twice.
  private var visited: Set<FileIdentity> = []
  /// Whether to enter directories whose names begin with a dot.
  private var entersHidden = false

  /// Searches directories that a user names: Claude Code's own, its `projects` or directories in these.
  ///
  /// Without any, searches those of the environment: the directories of `CLAUDE_CONFIG_DIR`, a list separated
  /// by commas, or else `~/.config/claude` (`XDG_CONFIG_HOME`) and `~/.claude`.
  package init(in paths: [String], environment: Environment) {
    entersHidden = !paths.isEmpty
    for path in paths { find(inDirectory: path, isNamed: true) }
    if paths.isEmpty {
      let listed = Self.entries(of: environment.pathText(Self.variable) ?? "")
      entersHidden = !listed.isEmpty
      let names =
        listed.isEmpty
        ? [(environment.pathText("XDG_CONFIG_HOME") ?? "~/.config") + "/claude", "~/.claude"]
        : listed
      for path in names.compactMap(environment.expandingPath) {
        if !listed.isEmpty, !FilePath(path).isDirectory {
          notes.append("\(Self.variable) names \(path), which isn't a directory")
        }
        find(inDirectory: path, isNamed: false)
      }
    }
    files.sort { $0.path.utf8Precedes($1.path) }
  }

  /// The directories that `CLAUDE_CONFIG_DIR` lists.
  package static func listedDirectories(in environment: Environment) -> [String] {
    entries(of: environment.pathText(variable) ?? "").compactMap(environment.expandingPath)
  }

  private static let variable = "CLAUDE_CONFIG_DIR"

  /// Returns the entries of a list separated by commas, without the spaces around them and without empty ones.
  private static func entries(of list: String) -> [String] {
    list.split(separator: ",").compactMap { entry in
      var bytes = entry.utf8
      while bytes.first?.isJSONWhitespace == true { bytes.removeFirst() }
      while bytes.last?.isJSONWhitespace == true { bytes.removeLast() }
      return bytes.isEmpty ? nil : String(Substring(bytes))
    }
  }

  /// Whether a file can be a transcript that counts, by its name; Claude Code renames those that it replaced or lost.
  private static func isTranscript(_ name: String) -> Bool {
    name.hasSuffix(".jsonl") && !name.hasPrefix(".") && name != "audit.jsonl"
      && !name.hasSuffix(".superseded.jsonl") && !name.hasSuffix(".orphaned.jsonl")
  }

  /// Finds the transcripts below a directory, or below `projects` in it.
  private mutating func find(inDirectory path: String, isNamed: Bool) {
    let projects = Directory(path).path(of: "projects")
    var root = path
    do throws(Errno) {
      if try Self.isDirectory(at: projects) {
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

  /// Returns whether there is a directory at a path; throws if that can't be determined.
  private static func isDirectory(at path: String) throws(Errno) -> Bool {
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
    for name in try directory.names() where name != "tool-results" && name != "." && name != ".." {
      let path = directory.path(of: name)
      do throws(Errno) {
        let status = try FilePath(path).status()
        if status.isDirectory {
          if entersHidden || !name.hasPrefix(".") { try find(in: Directory(path)) }
        } else if Self.isTranscript(name), status.isRegular,
          visited.insert(status.identity).inserted
        {
          files.append(TranscriptFile(path: path, modified: status.modified, size: status.size))
        }
      } catch .notFound {
        // Removed since the directory was read, or a broken link.
      } catch {
        unreadable.append((path, error))
      }
    }
  }
}
