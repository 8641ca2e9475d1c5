import ActivityLog
import JSONLines
import Transcripts

/// The models of calls whose records don't name one, from transcripts: that of the call itself, or else the
/// most frequent one among its session's responses.
struct ModelLookup {
  private let names: StringInterner
  private var ofCalls: [UInt64: UInt32] = [:]
  private var ofSessions: [UInt32: UInt32] = [:]

  init(of transcripts: ReadTranscripts) {
    names = transcripts.scan.names
    for call in transcripts.calls {
      if let id = call.idHash, call.model != 0 { ofCalls[id] = call.model }
    }
    var counts: [SIMD2<UInt32>: Int] = [:]
    for response in transcripts.responses where response.model != 0 && !response.origin.isSubagent {
      counts[SIMD2(response.origin.session, response.model), default: 0] += 1
    }
    var most: [UInt32: Int] = [:]
    for (key, count) in counts.sorted(by: { $0.key.y < $1.key.y })
    where count > most[key.x] ?? 0 {
      most[key.x] = count
      ofSessions[key.x] = key.y
    }
  }

  /// Returns the model of a record; nil if no transcript contains it.
  func model(of record: ScannedRecord, in bytes: Span<UInt8>) -> String? {
    if let id = record.toolUseID, let model = ofCalls[XXH64.hash(id, in: bytes)] {
      return names.name(of: model)
    }
    guard record.agent == nil,
      let session = record.session.flatMap({ names.find($0.string(in: bytes)) })
    else { return nil }
    return ofSessions[session].map { names.name(of: $0) }
  }
}
