import ActivityLog
import JSONLines

/// The hashes of the ids by which rows of one response are found; 0 means that there is none.
///
/// Gateways give one `message.id` to every response, so that alone says little.
struct ResponseIdentity {
  /// `message.id`, or the row's `uuid` where that is missing.
  let message: UInt64
  /// `requestId`.
  var request: UInt64 = 0
  /// The row's `uuid`, or that of the row which it copies.
  var row: UInt64 = 0
  /// The text of the `timestamp`.
  var time: UInt64 = 0

  /// Returns the ids of a row; nil if it has neither a message's nor its own.
  init?(of message: TranscriptMessage, in row: TranscriptRow, bytes: Span<UInt8>) {
    guard let text = message.id ?? row.uuid else { return nil }
    self.message = XXH64.hash(text, in: bytes)
    if message.id != nil, let request = row.requestID {
      self.request = XXH64.hash(request, in: bytes)
    }
    if let id = row.copiedRow(in: bytes) ?? row.uuid { self.row = XXH64.hash(id, in: bytes) }
    if let time = row.timestamp { self.time = XXH64.hash(time, in: bytes) }
  }

  /// The keys of each kind; nil where the id is missing. Requests and rows differ, so that no two meet.
  var requestKey: UInt64? { request == 0 ? nil : message ^ request.byteSwapped }
  var rowKey: UInt64? { row == 0 ? nil : ~message ^ row.byteSwapped }
  var timeKey: UInt64? { time == 0 ? nil : message ^ time.byteSwapped }

  /// Whether the rest of the ids can be of one response: one of the two names no request.
  func canJoin(_ other: ResponseIdentity) -> Bool {
    message == other.message && (request == 0 || other.request == 0)
  }
}
