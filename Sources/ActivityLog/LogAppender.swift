// Why no record is lost, torn or glued to another
//
// All writers append (`O_APPEND`) and hold the file's lock from the look at its end to the end of
// the write, so what one of them sees stays true until it is done:
//
// - The last byte isn't a newline: somebody was killed while writing. A newline goes in front of the
//   record, in the same write, so the torn line is one bad line and this record is whole.
// - The write comes short (a full disk, a limit): the rest is tried; if that fails, the file is cut
//   to the length it had (`FileDescriptor.append`). Nothing of the record stays.
// - The file's last name is gone: rotation took it away between the open and the lock. It is opened
//   again, which makes a new one.
//
// Directories without locks (some network directories) and a lock that isn't free within 50 ms must not cost
// a record either. Then the write goes ahead without: appending alone keeps records apart wherever
// the system writes each call's bytes in one piece, as local file systems do. What a full disk took of
// such a record becomes a blank line, and what the lock's holder wrote does, too, where somebody has
// written behind it: to cut the file would take another's record.

import Bytes
package import OperatingSystem

/// A writer of whole lines at the end of a directory's files.
package struct LogAppender {
  /// Why a line couldn't be appended.
  package enum Failure: Error, CustomStringConvertible {
    case system(Errno, path: String)
    case notAFile(path: String)

    package var description: String {
      switch self {
      case .system(let error, let path): "\(path): \(error)"
      case .notAFile(let path): "\(path): not a regular file"
      }
    }
  }

  /// So long another writer is waited for; a write takes less than one.
  static let lockWaitMilliseconds = 50
  /// So often a file without a name is opened anew; some file systems never count names.
  private static let maximumRounds = 3

  private let logs: LogDirectory

  package init(_ logs: LogDirectory) { self.logs = logs }

  /// Appends one line, newline included, to the file with that name; nothing of it stays when that
  /// fails. Returns the file's path.
  @discardableResult
  package func append(_ line: Span<UInt8>, to name: String) throws(Failure) -> String {
    let path = logs.directory.path(of: name)
    do throws(Errno) {
      if try append(line, toFileAt: path) { return path }
    } catch {
      throw .system(error, path: path)
    }
    throw .notAFile(path: path)
  }

  /// Appends the line; false when something else than a file stands there.
  private func append(_ line: Span<UInt8>, toFileAt path: String) throws(Errno) -> Bool {
    var rounds = 0
    while true {
      rounds += 1
      let file = try open(path)
      let holdsLock = file.lock(waiting: Self.lockWaitMilliseconds)
      let status = try file.status()
      guard status.isRegular else { return false }
      guard status.isLinked || rounds == Self.maximumRounds else { continue }
      try write(line, to: file, size: status.size, holdsLock: holdsLock)
      return true
    }
  }

  /// Opens the file, making it and the directory where they are missing.
  private func open(_ path: String) throws(Errno) -> FileDescriptor {
    do {
      return try FileDescriptor.appending(to: path)
    } catch .notFound {
      try logs.make()
      return try FileDescriptor.appending(to: path)
    }
  }

  private func write(
    _ line: Span<UInt8>, to file: borrowing FileDescriptor, size: Int, holdsLock: Bool
  ) throws(Errno) {
    let isTorn = size > 0 ? try file.byte(at: size - 1) != UInt8(ascii: "\n") : false
    if isTorn {
      try file.append(line.afterNewline.span, holdsLock: holdsLock)
    } else {
      try file.append(line, holdsLock: holdsLock)
    }
  }
}

extension Span where Element == UInt8 {
  /// A copy with a newline in front.
  fileprivate var afterNewline: ContiguousArray<UInt8> {
    var bytes: ContiguousArray<UInt8> = [UInt8(ascii: "\n")]
    for index in indices { bytes.append(self[index]) }
    return bytes
  }
}
