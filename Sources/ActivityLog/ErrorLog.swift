import Bytes
import JSONLines
package import OperatingSystem

/// The log of what kept the hook from writing records, one dated line each.
///
/// It is in the log directory, or in the directory for temporary files if that can't be written.
package struct ErrorLog {
  /// The maximum size; when the file would exceed it, the older half is dropped.
  package static let maximumByteCount = 64 << 10

  /// The log directory; nil if the environment doesn't determine it.
  private let logs: LogDirectory?
  /// The path of the fallback file, shared by all log directories.
  private let temporaryPath: String

  package init(of logs: LogDirectory?, in environment: Environment) {
    self.logs = logs
    temporaryPath = LogDirectory(environment.pathText("TMPDIR") ?? "/tmp").troubleFile
  }

  /// Appends a line saying what went wrong; if that fails too, it is lost.
  package func append(_ trouble: String, at moment: Moment) {
    let line = ContiguousArray("\(moment.utcText) \(Self.plainText(of: trouble))\n".utf8)
    if let logs, (try? Self.write(line, to: logs.troubleFile)) == true { return }
    _ = try? Self.write(line, to: temporaryPath)
  }

  /// Returns a text for one line of a file that people view in terminals; a path can contain any character.
  private static func plainText(of text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      if scalar.isKeptByte { return "?" }
      return switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "?"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The number of readable lines about this directory, and the last of them.
  package var lines: (count: Int, last: String?) {
    let files = files
    return (files.reduce(0) { $0 + $1.count }, files.map { $0.last }.max())
  }

  /// The paths of the files that have lines about this directory.
  package var paths: [String] { files.map { $0.path } }

  /// The files that have lines about this directory, the number of those lines and the last of them.
  private var files: [(path: String, count: Int, last: String)] {
    guard let logs else { return [] }
    let named = BackwardSearch(" " + Self.plainText(of: logs.directory.path))
    return [(logs.troubleFile, nil), (temporaryPath, named)].compactMap { path, text in
      Self.lines(in: path, with: text).map { (path, $0.count, $0.last) }
    }
  }

  /// Returns the number of lines in a file that contain a text, or of all lines, and the last of them; nil if
  /// there are none.
  private static func lines(
    in path: String, with text: BackwardSearch?
  ) -> (count: Int, last: String)? {
    guard let file = try? FileDescriptor.opening(path), let status = try? file.status(),
      status.isRegular, status.isTrusted(in: Directory(of: path))
    else { return nil }
    var reader = LineReader(file)
    var count = 0
    var last: String?
    while reader.byteCount <= maximumByteCount, case .whole(let line)? = try? reader.next() {
      // What couldn't be written whole became blanks (`FileDescriptor.append`).
      guard line.contains(where: { !reader.bytes[$0].is(.whitespace) }),
        text?.lastIndex(in: line, of: reader.bytes) != nil || text == nil
      else { continue }
      count += 1
      last = reader.bytes.string(line)
    }
    return last.map { (count, $0) }
  }

  /// Appends a line; returns false if the file isn't ours to write.
  private static func write(
    _ line: ContiguousArray<UInt8>, to path: String
  ) throws(Errno) -> Bool {
    let file = try FileDescriptor.appending(to: path)
    let holdsLock = file.lock(waiting: FileDescriptor.hookWait)
    let status = try file.status()
    guard status.isRegular, status.isTrusted(in: Directory(of: path)) else { return false }
    var bytes = line
    if status.size + line.count > maximumByteCount {
      // Truncating without the lock could remove another process's line.
      guard holdsLock else { return false }
      bytes = try newerHalf(of: file, size: status.size) + line
      try file.truncate(to: 0)
    }
    try file.append(bytes.span, holdsLock: holdsLock)
    return true
  }

  /// Returns the whole lines in the newer half of the maximum size.
  private static func newerHalf(
    of file: borrowing FileDescriptor, size: Int
  ) throws(Errno) -> ContiguousArray<UInt8> {
    var buffer = ByteBuffer()
    let count = min(size, maximumByteCount / 2)
    try buffer.read(from: file, at: size - count, count: count)
    let bytes = buffer.bytes
    var lines = ContiguousArray<UInt8>()
    guard let newline = bytes.firstIndex(of: .newline, in: 0..<bytes.count) else {
      return lines
    }
    for index in newline + 1..<bytes.count { lines.append(bytes[index]) }
    return lines
  }
}
