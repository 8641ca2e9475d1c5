// Calls whose records don't name their model
//
// A session's first record often names no model, because its transcript didn't contain one yet
// (docs/log-format.md, "Model"). The other records of the same thread do. So such a record waits for the next
// of them in its file; if none follows, the file is read again to find an earlier one. Each subagent is a
// thread of its own.

package import ActivityLog
import JSONLines
import OperatingSystem

/// The records of a file that wait for another record of their thread to name the model.
package struct UnnamedModels {
  /// Receives a record; `isFilled` is whether its model was taken from another record.
  package typealias Counting = (_ record: ScannedRecord, _ bytes: Span<UInt8>, _ isFilled: Bool) ->
    Void

  /// The maximum number of bytes of waiting records.
  private static let maximumByteCount = 16 << 20
  /// The maximum while no record has named a model: the file was probably written by an older logger, which
  /// never does.
  private static let maximumWithoutModels = 256 << 10

  /// The bytes of the waiting records, by thread.
  private var waiting: [UInt64: [ContiguousArray<UInt8>]] = [:]
  private var byteCount = 0
  /// Whether a record of the file has named its model.
  private var anyNamed = false

  package init() {}

  /// Passes on a record and those that waited for it; keeps a record without a model for later.
  package mutating func passOn(
    _ record: ScannedRecord, in bytes: Span<UInt8>, to count: Counting
  ) {
    guard let model = record[.model] else {
      if !keep(record, in: bytes) { count(record, bytes, false) }
      return
    }
    anyNamed = true
    if !waiting.isEmpty, let thread = Self.thread(of: record, in: bytes),
      let records = waiting.removeValue(forKey: thread)
    {
      for record in records { byteCount -= record.count }
      Self.passOn(records, naming: model.string(in: bytes), to: count)
    }
    count(record, bytes, false)
  }

  /// Passes on the records that still wait at the end of a file, which may have been removed.
  package mutating func passOnRest(of path: String, to count: Counting) {
    let models = anyNamed && !waiting.isEmpty ? modelsNamedBefore(in: path) : [:]
    for (thread, records) in waiting { Self.passOn(records, naming: models[thread], to: count) }
    self = UnnamedModels()
  }

  /// Returns the last model named by the records of each waiting thread.
  private func modelsNamedBefore(in path: String) -> [UInt64: String] {
    guard let file = try? FileDescriptor.opening(path) else { return [:] }
    var models: [UInt64: String] = [:]
    var reader = RecordReader(of: file)
    var record = ScannedRecord()
    while let entry = try? reader.next(into: &record) {
      guard case .record = entry, !record.isRejected, let model = record[.model],
        let thread = Self.thread(of: record, in: reader.recordBytes), waiting[thread] != nil
      else { continue }
      models[thread] = model.string(in: reader.recordBytes)
    }
    return models
  }

  /// Keeps a record until its model is known; returns false if it can't wait.
  private mutating func keep(_ record: ScannedRecord, in bytes: Span<UInt8>) -> Bool {
    let limit = anyNamed ? Self.maximumByteCount : Self.maximumWithoutModels
    guard byteCount + bytes.count <= limit, let thread = Self.thread(of: record, in: bytes) else {
      return false
    }
    waiting[thread, default: []].append(ContiguousArray(bytes))
    byteCount += bytes.count
    return true
  }

  /// Passes on records that have waited, with a model if it is known.
  private static func passOn(
    _ records: [ContiguousArray<UInt8>], naming model: String?, to count: Counting
  ) {
    for var bytes in records {
      guard var record = try? ScannedRecord(bytes.span) else { continue }
      if let model { record = record.naming(model, in: &bytes) }
      count(record, bytes.span, model != nil)
    }
  }

  /// Returns a hash that identifies the session, or the subagent in it; nil if the record names no session.
  private static func thread(of record: ScannedRecord, in bytes: Span<UInt8>) -> UInt64? {
    guard let session = record.session else { return nil }
    let hash = XXH64.hash(session, in: bytes)
    let subagent = record[.agentID] ?? record.agent
    return subagent.map { hash ^ XXH64.hash($0, in: bytes).byteSwapped } ?? hash
  }
}

extension ScannedRecord {
  /// Returns the record with a model, whose name is appended to the bytes.
  func naming(_ model: String, in bytes: inout ContiguousArray<UInt8>) -> ScannedRecord {
    let start = bytes.count
    bytes.append(contentsOf: model.utf8)
    var record = self
    record[.model] = JSONText(start: start, end: bytes.count)
    return record
  }
}

extension ContiguousArray where Element == UInt8 {
  /// Creates a copy of a span's bytes.
  init(_ bytes: Span<UInt8>) {
    self.init()
    reserveCapacity(bytes.count)
    for index in bytes.indices { append(bytes[index]) }
  }
}
