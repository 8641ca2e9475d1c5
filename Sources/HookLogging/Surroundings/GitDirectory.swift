import Bytes
import JSONLines
import OperatingSystem

/// The git directory of a work tree: `.git` itself, or where a `.git` file points to (worktrees,
/// submodules).
///
/// Only its `HEAD` is read: which branch is checked out stands nowhere else, whether refs are loose
/// or packed, and each worktree has a `HEAD` of its own (gitrepository-layout(5)).
struct GitDirectory {
  /// What `HEAD` says: `ref: refs/heads/main`, or an object's id.
  let head: String
  /// The file that says so.
  let headPath: String

  /// No path is longer (`PATH_MAX`), so that each way up ends soon.
  private static let longestPath = 4_096
  /// The files hold one line.
  private static let maximumByteCount = 4_096

  /// The git directory of the work tree that a directory lies in; nil when it lies in none.
  init?(of directory: String) {
    guard directory.utf8.first == UInt8(ascii: "/"), directory.utf8.count < Self.longestPath else {
      return nil
    }
    var path = directory
    while true {
      do throws(Errno) {
        if let found = try Self.found(headPath: Directory(path).path(of: ".git/HEAD")) {
          self = found
          return
        }
      } catch .notADirectory {
        guard let target = Self.target(of: Directory(path).path(of: ".git"), in: path),
          let found = try? Self.found(headPath: Directory(target).path(of: "HEAD"))
        else { return nil }
        self = found
        return
      } catch {
        // None here, or one that can't be read: look further up, as git does.
      }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      path = String(path[..<slash])
    }
  }

  /// The git directory with this `HEAD`; nil when that says nothing.
  private static func found(headPath: String) throws(Errno) -> GitDirectory? {
    guard let head = try line(ofFileAt: headPath) else { return nil }
    return GitDirectory(head: head, headPath: headPath)
  }

  private init?(head: String, headPath: String) {
    self.head = head
    self.headPath = headPath
    guard reference != nil || isObjectID else { return nil }
  }

  /// The branch that is checked out: its name, the first 12 digits of the commit where none is; nil
  /// in a repository with a reftable, whose `HEAD` is a stub (reftable.txt, "Backward
  /// compatibility").
  var branch: String? {
    guard let reference else { return String(head.prefix(12)) }
    let heads = "refs/heads/"
    let branch = String(
      reference.dropFirst(reference.hasPrefix(heads) ? heads.count : "refs/".count))
    return branch == ".invalid" ? nil : branch
  }

  /// The name behind `ref: refs/`, with `refs/`; nil where `HEAD` has none.
  private var reference: String? {
    let mark = "ref:"
    guard head.utf8.starts(with: mark.utf8) else { return nil }
    let name = String(
      Substring(head.utf8.dropFirst(mark.utf8.count).drop { $0 <= UInt8(ascii: " ") }))
    let isName =
      name.hasPrefix("refs/") && name.utf8.last != UInt8(ascii: "/")
      && !name.utf8.contains(UInt8(ascii: "\n"))
    return isName ? name : nil
  }

  /// Whether it is an id in SHA-1 or SHA-256.
  private var isObjectID: Bool {
    (head.utf8.count == 40 || head.utf8.count == 64) && head.utf8.allSatisfy { $0.isHexDigit }
  }

  /// The directory that a `.git` file names, as `gitdir: ../.git/worktrees/a`.
  private static func target(of file: String, in directory: String) -> String? {
    let prefix = "gitdir:"
    guard let line = try? line(ofFileAt: file), line.utf8.starts(with: prefix.utf8)
    else {
      return nil
    }
    let path = String(
      Substring(line.utf8.dropFirst(prefix.utf8.count).drop { $0 <= UInt8(ascii: " ") }))
    return path.utf8.first == UInt8(ascii: "/") ? path : Directory(directory).path(of: path)
  }

  /// The text of a file without the white space at its end; nil when it isn't a regular file.
  private static func line(ofFileAt path: String) throws(Errno) -> String? {
    let file = try FileDescriptor.opening(path)
    guard try file.status().isRegular else { return nil }
    var buffer = ByteBuffer()
    _ = try buffer.read(from: file, atLeast: maximumByteCount)
    let bytes = buffer.bytes
    var end = bytes.count
    while end > 0, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return end == 0 ? nil : bytes.string(0..<end)
  }
}

extension UInt8 {
  /// As git writes ids: in small letters.
  fileprivate var isHexDigit: Bool {
    0x30...0x39 ~= self || 0x61...0x66 ~= self
  }
}
