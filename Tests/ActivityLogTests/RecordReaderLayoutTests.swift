import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

/// Files of records with repeated layouts, compared with reading each record anew.
struct RecordReaderLayoutTests {
  private static let records = [
    #"{"timestamp":"2026-01-14T10:00:00Z","tool":"Read","tokens":{"input":12,"output":3},"v":1}"#,
    #"{"session_id":"s","tool":"Bash","command":"say \"hi\"","duration_ms":7,"exit_code":1,"v":1}"#,
    "{\n  \"tool\": \"Edit\",\n  \"file\": \"a\",\n  \"tokens\": {\n    \"input\": 22\n  }\n}",
    #"{"timestamp":"2026-01-14T10:00:03Z","tool":"unknown","rejected":true,"v":1}"#,
  ]
  private static let disturbances = [
    "", "garbage", "{\"tool\":\"torn", "{\n  \"tool\": \"torn\",", #"{"tool":""}"#,
    #"{"tool":"Read"}}"#, "}",
    #"{"timestamp":"2026-01-14T10:00:00Z","tool":"","tokens":{"input":12,"output":3},"v":1}"#,
    "{\n  \"tool\": \"Edit\",\n  \"file\": \"a\",\n  \"tokens\": {", "  {\"tool\":\"indented\"}",
    "{\"tool\":\"Read\"} trailing", "{\n  \"tool\": \"Edit\"\n  \"file\": \"broken\"\n}",
  ]

  /// The result of a read: a record, or a malformed one.
  private enum Entry: Equatable {
    case record(Scanned)
    case malformed(line: Int, String)
  }

  @Test(arguments: records, disturbances)
  func `reads on after whatever comes between`(_ record: String, _ disturbance: String) throws {
    for other in Self.records {
      let first = [record, other, record, other].joined(separator: "\n") + "\n"
      let rest = [disturbance, record, disturbance, other, record].joined(separator: "\n")
      let lines = first.utf8.count { $0 == UInt8(ascii: "\n") }
      let anew = try entries(rest).map { entry in
        guard case .malformed(let line, let reason) = entry else { return entry }
        return .malformed(line: line + lines, reason)
      }
      #expect(try Array(entries(first + rest).dropFirst(4)) == anew)
    }
  }

  @Test func `reads records that lie across the ends of what is read at once`() throws {
    let single = try Self.records.map { try entries($0)[0] }
    let many = (0..<9_000).map { Self.records[$0 % 4] }
    let read = try entries(many.joined(separator: "\n"))
    #expect(read == (0..<9_000).map { single[$0 % 4] })
  }

  private func entries(_ text: String) throws -> [Entry] {
    let directory = try TemporaryDirectory()
    var reader = RecordReader(of: try FileDescriptor.opening(try directory.write(text, to: "log")))
    var entries: [Entry] = []
    var record = ScannedRecord()
    while let entry = try reader.next(into: &record) {
      switch entry {
      case .record: entries.append(.record(Scanned(record, in: reader.recordBytes)))
      case .malformed(let place): entries.append(.malformed(line: place.line, "\(place.reason)"))
      }
    }
    return entries
  }
}
