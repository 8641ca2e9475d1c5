import Bytes
package import JSONLines
package import OperatingSystem

/// The list of what kept the hook from writing records, a dated line each: in the directory of the logs,
/// or where temporary files go when even that isn't possible.
package struct ErrorLog {
  /// It never grows past this; when it would, the older half goes.
  package static let maximumByteCount = 64 << 10

  /// The directory of the logs, nil when nothing says where it is.
  private let logs: LogDirectory?
  /// Where a line goes that can't be written there; other directories' lines are there, too.
  private let temporaryPath: String

  package init(_ logs: LogDirectory?, _ environment: Environment) {
    self.logs = logs
    temporaryPath = LogDirectory(environment["TMPDIR"] ?? "/tmp").troubleFile
  }

  /// Adds a line with what went wrong; where that isn't possible either, nobody can be told.
  package func note(_ trouble: String, at moment: Moment) {
    let line = ContiguousArray("\(moment.utcText) \(Self.plain(trouble))\n".utf8)
    if let logs, (try? Self.append(line, to: logs.troubleFile)) == true { return }
    _ = try? Self.append(line, to: temporaryPath)
  }

  /// A text as it stands in a line: a path can hold anything, and people look at the file in terminals.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "?"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The lines that are about this directory, as far as they can be read: how many, and the last one.
  package var lines: (count: Int, last: String?) {
    let files = files
    return (files.reduce(0) { $0 + $1.count }, files.map { $0.last }.max())
  }

  /// The paths of the files in which such lines are.
  package var paths: [String] { files.map { $0.path } }

  /// The files in which lines are about this directory, how many there, and the last one.
  private var files: [(path: String, count: Int, last: String)] {
    guard let logs else { return [] }
    let named = BackwardSearch(Self.plain(logs.directory.path))
    return [(logs.troubleFile, nil), (temporaryPath, named)].compactMap { path, text in
      Self.lines(in: path, with: text).map { (path, $0.count, $0.last) }
    }
  }

  /// How many lines of a file hold a text, or anything at all, and the last one; nil where none does.
  private static func lines(
    in path: String, with text: BackwardSearch?
  ) -> (count: Int, last: String)? {
    guard let file = try? FileDescriptor.opening(path), let status = try? file.status(),
      status.isRegular, status.isOwn
    else { return nil }
    var reader = LineReader(file)
    var count = 0
    var last: String?
    while reader.byteCount <= maximumByteCount, let line = try? reader.next() {
      guard !line.isEmpty, text?.lastIndex(in: reader.bytes, line) != nil || text == nil else {
        continue
      }
      count += 1
      last = reader.bytes.string(line)
    }
    return last.map { (count, $0) }
  }

  /// Appends a line; false when the file isn't ours to write to.
  private static func append(
    _ line: ContiguousArray<UInt8>, to path: String
  ) throws(Errno) -> Bool {
    let file = try FileDescriptor.appending(to: path)
    let holdsLock = file.lock(waiting: LogAppender.lockWaitMilliseconds)
    let status = try file.status()
    guard status.isRegular, status.isOwn else { return false }
    var bytes = line
    if status.size + line.count > maximumByteCount {
      // Another's line would go, too.
      guard holdsLock else { return false }
      bytes = try newerHalf(of: file, status.size) + line
      try file.truncate(to: 0)
    }
    try file.append(bytes.span, holdsLock: holdsLock)
    return true
  }

  /// The whole lines in the second half of what a file may hold.
  private static func newerHalf(
    of file: borrowing FileDescriptor, _ size: Int
  ) throws(Errno) -> ContiguousArray<UInt8> {
    var buffer = ByteBuffer()
    let count = min(size, maximumByteCount / 2)
    try buffer.read(from: file, at: size - count, count: count)
    let bytes = buffer.bytes
    var lines = ContiguousArray<UInt8>()
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), in: 0..<bytes.count) else {
      return lines
    }
    for index in newline + 1..<bytes.count { lines.append(bytes[index]) }
    return lines
  }
}
