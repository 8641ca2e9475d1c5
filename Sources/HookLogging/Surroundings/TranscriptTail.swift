// Which model made a call
//
// Hook inputs don't contain the model, but the transcript does, which is in JSON Lines. Rows of `type`
// `assistant` contain the response's `message` with its `model` and `content`. One of the content's blocks is
// the call, whose `id` is the `tool_use_id` of the hook input:
//
//     {"isSidechain":false,"message":{"model":"claude-opus-5-5","content":[{"type":"tool_use",
//      "id":"toolu_01…","name":"Bash","input":{…}}]},"type":"assistant"}
//
// Claude Code writes these rows when the response has ended, but runs tools and their hooks as soon as their
// own block has ended, so the row of a call may not exist yet. The row of the request is written before any
// tool runs; at the start of a session and after each `/model`, so is a row that names the model:
//
//     {"type":"api-request","querySource":"repl_main_thread","params":{"model":"claude-opus-5-5",…},…}
//     {"type":"attachment","attachment":{"type":"model","identity":{"modelId":"claude-opus-5-5",…},…},…}
//
// (2.1.332; older versions write neither.) Without them, the model of the newest response is used.
//
// The file can be of any size and is still being written, so it is read backward from its end, in pieces, up
// to 256 KiB. The search compares bytes, and only rows with a match are parsed as JSON. A row that begins
// before those 256 KiB is skipped, because its model is at its beginning.

import Bytes
import JSONLines
import OperatingSystem

/// The last rows of a transcript (seen in 2.0.64 to 2.1.332).
struct TranscriptTail: ~Copyable {
  /// The row in which a model was found.
  enum Finding: Equatable {
    /// The row of the call itself.
    case ofCall(String)
    /// The newest row that names the model of the thread's requests.
    case ofRequest(String)
    /// The newest response.
    case ofNewest(String)
  }

  private static let maximumByteCount = 256 << 10

  private var tail: FileTail

  /// Opens a transcript; nil if it isn't a readable regular file.
  init?(of path: String) {
    guard let tail = FileTail(path, atMost: Self.maximumByteCount) else { return nil }
    self.tail = tail
  }

  /// Returns the model of a call; nil if the tail doesn't contain it.
  ///
  /// - Parameters:
  ///   - id: The call's `tool_use_id`.
  ///   - ofSubagent: Whether the transcript is a subagent's, whose rows are all `isSidechain`.
  mutating func model(ofCall id: String?, ofSubagent: Bool) -> Finding? {
    if let id, let own = newest(BackwardSearch("\"\(id)\""), naming: { $0.model(ofCall: id) }) {
      return .ofCall(own.model)
    }
    let request = newest(BackwardSearch("\"api-request\"", rareIndex: 7)) {
      $0.requestedModel(ofSubagent: ofSubagent)
    }
    let announced = newest(BackwardSearch("\"modelId\"", rareIndex: 6), after: request?.start) {
      $0.announcedModel(ofSubagent: ofSubagent)
    }
    if let newer = announced ?? request { return .ofRequest(newer.model) }
    return newest(BackwardSearch("\"assistant\"")) { $0.model(ofSubagent: ofSubagent) }
      .map { .ofNewest($0.model) }
  }

  /// Returns the model in the newest row that contains a text and names a model, and the row's start in the file.
  ///
  /// - Parameter first: The start of the searched rows; nil for the beginning of the tail.
  private mutating func newest(
    _ search: BackwardSearch, after first: Int? = nil,
    naming model: (borrowing TranscriptTailRow) -> String?
  ) -> (start: Int, model: String)? {
    let first = first ?? tail.range.lowerBound
    var end = tail.range.upperBound
    while let place = lastPlace(
      in: first..<end, overlap: search.count - 1, { search.lastIndex(in: $1, of: $0) })
    {
      let start = rowStart(before: place)
      if let model = modelOfRow(from: start, through: place, naming: model) {
        return (start, model)
      }
      end = start
    }
    return nil
  }

  /// Returns the start in the file of the row that contains `place`.
  ///
  /// The tail may begin within a row; the rest of that isn't a JSON object.
  private mutating func rowStart(before place: Int) -> Int {
    let newline = lastPlace(in: tail.range.lowerBound..<place) {
      $0.lastIndex(of: .newline, in: $1)
    }
    return newline.map { $0 + 1 } ?? tail.range.lowerBound
  }

  /// Returns the last match in a range of the file, which is read as far as necessary.
  ///
  /// - Parameter overlap: The number of bytes of a match that may already be in memory when its first byte is read.
  private mutating func lastPlace(
    in places: Range<Int>, overlap: Int = 0, _ search: (Span<UInt8>, Range<Int>) -> Int?
  ) -> Int? {
    var end = places.upperBound
    while true {
      let start = max(tail.start, places.lowerBound)
      if start < end,
        let index = search(tail.bytes, (start - tail.start)..<(end - tail.start))
      {
        return tail.start + index
      }
      let held = tail.start
      guard held > places.lowerBound, tail.readPiece() else { return nil }
      end = min(end, held + overlap)
    }
  }

  /// Returns the model named by a row; nil also if the row isn't complete.
  ///
  /// - Parameter place: The position of one of the row's bytes, from which its end is searched.
  private func modelOfRow(
    from start: Int, through place: Int, naming model: (borrowing TranscriptTailRow) -> String?
  ) -> String? {
    let bytes = tail.bytes
    let first = start - tail.start
    let end = bytes.firstIndex(of: .newline, in: (place - tail.start)..<bytes.count)
    guard
      let row = TranscriptTailRow(
        bytes.extracting(first..<(end ?? bytes.count)), isEnded: end != nil)
    else { return nil }
    return model(row)
  }
}
