import Bytes
import JSONLines
import OperatingSystem

/// The git directory of a work tree: `.git` itself, or the target of a `.git` file (in worktrees and submodules).
///
/// Only `HEAD` is read: it alone names the current branch, whether refs are loose or packed, and each
/// worktree has its own (gitrepository-layout(5)).
struct GitDirectory {
  /// The content of `HEAD`: `ref: refs/heads/main`, or an object ID.
  let head: String
  /// The path of `HEAD`.
  let headPath: String

  /// The maximum length of a path (`PATH_MAX`), which limits the search upward.
  private static let longestPath = 4_096
  /// The maximum size of the files, which contain a single line.
  private static let maximumByteCount = 4_096

  /// Finds the git directory of the work tree that contains a directory; nil if there is none.
  init?(of directory: String) {
    guard directory.utf8.first == "/", directory.utf8.count < Self.longestPath else {
      return nil
    }
    var path = directory
    while true {
      do throws(Errno) {
        if let found = try GitDirectory(headPath: Directory(path).path(of: ".git/HEAD")) {
          self = found
          return
        }
      } catch .notADirectory {
        guard let target = Self.target(of: Directory(path).path(of: ".git"), in: path),
          let found = try? GitDirectory(headPath: Directory(target).path(of: "HEAD"))
        else { return nil }
        self = found
        return
      } catch {
        // No readable git directory here: continue with the parent directory, as git does.
      }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      path = String(path[..<slash])
    }
  }

  /// Reads the git directory with this `HEAD`; nil if that names neither a ref nor a commit.
  private init?(headPath: String) throws(Errno) {
    guard let head = try Self.line(ofFileAt: headPath) else { return nil }
    self.head = head
    self.headPath = headPath
    guard reference != nil || isObjectID else { return nil }
  }

  /// The name of the current branch, or the first 12 digits of the commit if HEAD is detached.
  ///
  /// Nil in a repository with a reftable, whose `HEAD` is a stub (reftable.txt, "Backward compatibility").
  var branch: String? {
    guard let reference else { return String(head.prefix(12)) }
    let heads = "refs/heads/"
    let branch = String(
      reference.dropFirst(reference.hasPrefix(heads) ? heads.count : "refs/".count))
    return branch == ".invalid" ? nil : branch
  }

  /// The ref in `HEAD`, beginning with `refs/`; nil if there is none.
  private var reference: String? {
    guard let name = Self.value(of: "ref:", in: head), name.hasPrefix("refs/"),
      name.utf8.last != "/", !name.utf8.contains(.newline)
    else { return nil }
    return name
  }

  /// Whether `HEAD` is a SHA-1 or SHA-256 object ID in lowercase.
  private var isObjectID: Bool {
    (head.utf8.count == 40 || head.utf8.count == 64)
      && head.utf8.allSatisfy { $0.is(.digit) || 0x61...0x66 ~= $0 }
  }

  /// Returns the directory that a `.git` file names: `gitdir: ../.git/worktrees/a`.
  private static func target(of file: String, in directory: String) -> String? {
    guard let line = try? line(ofFileAt: file), let path = value(of: "gitdir:", in: line) else {
      return nil
    }
    return path.utf8.first == "/" ? path : Directory(directory).path(of: path)
  }

  /// Returns what follows a key and blanks; nil if the line doesn't begin with the key.
  private static func value(of key: String, in line: String) -> String? {
    guard line.utf8.starts(with: key.utf8) else { return nil }
    return String(Substring(line.utf8.dropFirst(key.utf8.count).drop { $0 <= .space }))
  }

  /// The text of a file without the white space at its end; nil if it isn't a regular file.
  private static func line(ofFileAt path: String) throws(Errno) -> String? {
    let file = try FileDescriptor.opening(path, waiting: FileDescriptor.hookWait)
    guard try file.status().isRegular else { return nil }
    var buffer = ByteBuffer()
    _ = try buffer.read(from: file, atLeast: maximumByteCount)
    let bytes = buffer.bytes
    var end = bytes.count
    while end > 0, bytes[end - 1] <= .space { end -= 1 }
    return end == 0 ? nil : bytes.string(0..<end)
  }
}
