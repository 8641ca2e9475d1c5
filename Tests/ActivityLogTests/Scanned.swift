import ActivityLog
import Foundation
import JSONLines
import OperatingSystem
import TestSupport

/// A record as read by `ScannedRecord`, with its texts decoded.
struct Scanned: Equatable {
  var timestamp: String?
  var session: String?
  var tool: String?
  var file: String?
  var project: String?
  var projectDirectory: String?
  var model: String?
  var toolUseID: String?
  /// The input, output and total.
  var tokens = [0, 0, 0]
  var duration: Int?
  /// The lines added and removed.
  var lines = [0, 0]
  var hasFailed = false
  var isRejected = false

  /// Creates a record with only a tool.
  init(tool: String) { self.tool = tool }

  init(_ text: String) throws {
    self = try withBytes(text) { Scanned(try ScannedRecord($0), in: $0) }
  }

  init(_ record: ScannedRecord, in bytes: Span<UInt8>) {
    timestamp = record.timestamp?.string(in: bytes)
    session = record.session?.string(in: bytes)
    tool = record.tool?.string(in: bytes)
    file = record.file?.string(in: bytes)
    project = record[.project]?.string(in: bytes)
    projectDirectory = record[.projectDirectory]?.string(in: bytes)
    model = record[.model]?.string(in: bytes)
    toolUseID = record.toolUseID?.string(in: bytes)
    tokens = [record.inputTokens, record.outputTokens, record.totalTokens]
    duration = record.durationMilliseconds
    lines = [record.linesAdded, record.linesRemoved]
    hasFailed = record.hasFailed
    isRejected = record.isRejected
  }
}

/// Returns what a reader finds in a file: the tool of each record, and `line: reason` for each malformed one.
func entries(
  _ content: Data, maximumByteCount: Int = LineReader.maximumByteCount
) throws -> [String] {
  let directory = try TemporaryDirectory()
  var reader = RecordReader(
    of: try FileDescriptor.opening(try directory.write(content, to: "log")),
    maximumByteCount: maximumByteCount)
  var entries: [String] = []
  var record = ScannedRecord()
  while let entry = try reader.next(into: &record) {
    switch entry {
    case .record:
      entries.append(Scanned(record, in: reader.recordBytes).tool ?? "")
    case .malformed(let place): entries.append("\(place.line): \(place.reason)")
    }
  }
  return entries
}

func entries(_ content: String) throws -> [String] { try entries(Data(content.utf8)) }
