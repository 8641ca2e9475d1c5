// Calls whose records don't name their model
//
// A session's first record often has none, since its transcript didn't name one yet (docs/log-format.md,
// "Model"). The other records of the same thread do, so such a record waits for the next of them in its
// file; where none comes, the file is read again for those before. A subagent's thread is its own.

package import ActivityLog
import JSONLines
import OperatingSystem

/// The records of a file that wait for another one of their thread to name the model.
package struct UnnamedModels {
  /// Takes a record; `isFilled` says that its model is that of another one.
  package typealias Counting = (_ record: ScannedRecord, _ bytes: Span<UInt8>, _ isFilled: Bool) ->
    Void

  /// How many bytes of records may wait.
  private static let maximumByteCount = 16 << 20
  /// The same while no record has named a model: then an older logger wrote the file, which never does.
  private static let maximumWithoutModels = 256 << 10

  /// By their threads.
  private var waiting: [UInt64: [ContiguousArray<UInt8>]] = [:]
  private var byteCount = 0
  /// Whether a record of the file has named its model.
  private var anyNamed = false

  package init() {}

  /// Counts a record, and those that waited for it; one without a model is counted later.
  package mutating func pass(_ record: ScannedRecord, _ bytes: Span<UInt8>, _ count: Counting) {
    guard let model = record[.model] else {
      if !keep(record, bytes) { count(record, bytes, false) }
      return
    }
    anyNamed = true
    if !waiting.isEmpty, let thread = Self.thread(of: record, in: bytes),
      let records = waiting.removeValue(forKey: thread)
    {
      for record in records { byteCount -= record.count }
      Self.count(records, naming: model.string(in: bytes), count)
    }
    count(record, bytes, false)
  }

  /// Counts the records that still wait, after the end of their file.
  ///
  /// - Parameter path: That of the file, which may be gone.
  package mutating func finish(_ path: String, _ count: Counting) {
    let models = anyNamed && !waiting.isEmpty ? modelsNamedBefore(in: path) : [:]
    for (thread, records) in waiting { Self.count(records, naming: models[thread], count) }
    self = UnnamedModels()
  }

  /// The last model that the records of each waiting thread name.
  private func modelsNamedBefore(in path: String) -> [UInt64: String] {
    guard let file = try? FileDescriptor.opening(path) else { return [:] }
    var models: [UInt64: String] = [:]
    var reader = RecordReader(file)
    var record = ScannedRecord()
    while let entry = try? reader.next(&record) {
      guard case .record = entry, !record.isRejected, let model = record[.model],
        let thread = Self.thread(of: record, in: reader.recordBytes), waiting[thread] != nil
      else { continue }
      models[thread] = model.string(in: reader.recordBytes)
    }
    return models
  }

  /// Keeps a record until its model is known; false where it can't wait.
  private mutating func keep(_ record: ScannedRecord, _ bytes: Span<UInt8>) -> Bool {
    let limit = anyNamed ? Self.maximumByteCount : Self.maximumWithoutModels
    guard byteCount < limit, let thread = Self.thread(of: record, in: bytes) else { return false }
    waiting[thread, default: []].append(ContiguousArray(bytes))
    byteCount += bytes.count
    return true
  }

  /// Counts records that have waited, for a model where one is known.
  private static func count(
    _ records: [ContiguousArray<UInt8>], naming model: String?, _ count: Counting
  ) {
    for var bytes in records {
      guard var record = try? ScannedRecord(bytes.span) else { continue }
      if let model { record = record.naming(model, in: &bytes) }
      count(record, bytes.span, model != nil)
    }
  }

  /// A number for the session or, in a subagent, for that one; nil where the record names no session.
  private static func thread(of record: ScannedRecord, in bytes: Span<UInt8>) -> UInt64? {
    guard let session = record.session else { return nil }
    let hash = XXH64.hash(session, in: bytes)
    let subagent = record[.agentID] ?? record.agent
    return subagent.map { hash ^ XXH64.hash($0, in: bytes).byteSwapped } ?? hash
  }
}

extension ScannedRecord {
  /// The record with a model, whose name is put after its bytes.
  package func naming(_ model: String, in bytes: inout ContiguousArray<UInt8>) -> ScannedRecord {
    let start = bytes.count
    bytes.append(contentsOf: model.utf8)
    var record = self
    record[.model] = JSONText(start: start, end: bytes.count)
    return record
  }
}

extension ContiguousArray where Element == UInt8 {
  /// A copy of bytes.
  package init(_ bytes: Span<UInt8>) {
    self.init()
    reserveCapacity(bytes.count)
    for index in bytes.indices { append(bytes[index]) }
  }
}
