// Why no record is lost, torn or joined to another
//
// All writers append (`O_APPEND`) and hold the file's lock from checking its end until the write is done, so
// what a writer sees stays true in between:
//
// - If the last byte isn't a newline, a writer was killed during its write. The record is written with a
//   newline before it, in the same write, so the torn line is one malformed line and the record is whole.
// - If the write is short (a full disk, a limit), the rest is tried. If that fails, the file is truncated to
//   its previous length (`FileDescriptor.append`), and nothing of the record remains.
// - If the path no longer leads to the open file, rotation removed the name between opening and locking, or
//   another program renamed the file. It is opened again, which creates a new one. The number of the file's names
//   doesn't tell, because a backup may be a further one (`cp -al`).
//
// A directory without locks (some network file systems), or a lock that isn't released within 50 ms, must not
// cost a record either. The write then goes ahead without the lock: appending alone keeps records apart
// wherever the system writes each call's bytes in one piece, as local file systems do. If the disk is full, the
// written part of such a record becomes a blank line. So does that of a writer with the lock, if another
// process has appended after it: truncating the file would remove the other's record.

import Bytes
package import OperatingSystem

/// A writer that appends whole lines to the files of a directory.
package struct LogAppender {
  /// The reason that a line couldn't be appended.
  package enum Failure: Error, CustomStringConvertible {
    case system(Errno, path: String)
    case notAFile(path: String)
    case foreign(path: String)

    package var description: String {
      switch self {
      case .system(let error, let path): "\(path): \(error)"
      case .notAFile(let path): "\(path): not a regular file"
      case .foreign(let path): "\(path): \(LogDirectory.foreignFile)"
      }
    }
  }

  /// The maximum number of times to open a file that its path doesn't lead to; some file systems change the numbers
  /// of files.
  private static let maximumRounds = 3

  private let logs: LogDirectory

  package init(to logs: LogDirectory) { self.logs = logs }

  /// Appends a whole line to the file with that name, and returns its path; on failure, no part of the line remains.
  @discardableResult
  package func append(_ line: Span<UInt8>, to name: String) throws(Failure) -> String {
    let path = logs.directory.path(of: name)
    let refusal: Failure?
    do throws(Errno) {
      refusal = try append(line, toFileAt: path)
    } catch {
      throw .system(error, path: path)
    }
    if let refusal { throw refusal }
    return path
  }

  /// Appends the line, unless the path leads to something that isn't written to, and returns why.
  private func append(_ line: Span<UInt8>, toFileAt path: String) throws(Errno) -> Failure? {
    var rounds = 0
    while true {
      rounds += 1
      let file = try open(at: path)
      let holdsLock = file.lock(waiting: FileDescriptor.hookWait)
      let status = try file.status()
      guard status.isRegular else { return .notAFile(path: path) }
      guard status.isTrusted(in: logs.directory) else { return .foreign(path: path) }
      guard FilePath(path).leads(to: status.identity) || rounds == Self.maximumRounds else {
        continue
      }
      try write(line, to: file, size: status.size, holdsLock: holdsLock)
      return nil
    }
  }

  /// Opens the file, creating it and the directory if they are missing.
  private func open(at path: String) throws(Errno) -> FileDescriptor {
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
    let isTorn = size > 0 ? try file.byte(at: size - 1) != .newline : false
    guard isTorn else { return try file.append(line, holdsLock: holdsLock) }
    var bytes: ContiguousArray<UInt8> = [.newline]
    for index in line.indices { bytes.append(line[index]) }
    try file.append(bytes.span, holdsLock: holdsLock)
  }
}
