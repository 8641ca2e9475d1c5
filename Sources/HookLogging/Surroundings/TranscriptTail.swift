// Which model made a call
//
// Claude Code doesn't tell its hooks, but the transcript does, one JSON object a line. The rows of `type`
// `assistant` hold the response's `message` with its `model` and its `content`. One of its blocks is the
// call, by the `id` that the hook input has as `tool_use_id`:
//
//     {"isSidechain":false,"message":{"model":"claude-opus-5-5","content":[{"type":"tool_use",
//      "id":"toolu_01…","name":"Bash","input":{…}}]},"type":"assistant"}
//
// Claude Code writes those rows once the response has ended, while tools and their hooks run as soon as
// their own block has, so the row of a call may not be there yet. What is there before any tool runs is the
// row of the request, and at the start of a session and after each `/model` one that names the model:
//
//     {"type":"api-request","querySource":"repl_main_thread","params":{"model":"claude-opus-5-5",…},…}
//     {"type":"attachment","attachment":{"type":"model","identity":{"modelId":"claude-opus-5-5",…},…},…}
//
// (2.1.332; older versions write neither). Without them the newest response's model is taken.
//
// The file can have any size and is still being written, so it is read from its end, a piece at a time and
// as far as 256 KiB. What is looked for is looked for as bytes, and only a row with it is read as JSON. A row
// that begins before those 256 KiB is skipped: its model is at its beginning.

import Bytes
package import JSONLines
import OperatingSystem

/// The last rows of a transcript (seen in 2.0.64 to 2.1.332).
struct TranscriptTail: ~Copyable {
  /// Where a model was found.
  enum Finding: Equatable {
    /// In the row of the call itself.
    case ofCall(String)
    /// In the newest row that says which model the thread asks.
    case ofRequest(String)
    /// In the newest response.
    case ofNewest(String)
  }

  private static let maximumByteCount = 256 << 10

  private var tail: FileTail

  /// Opens a transcript; nil when it isn't a regular file that can be read.
  init?(_ path: String) {
    guard let tail = FileTail(path, atMost: Self.maximumByteCount) else { return nil }
    self.tail = tail
  }

  /// The model of a call, nil when the tail doesn't tell.
  ///
  /// - Parameters:
  ///   - id: The call's `tool_use_id`.
  ///   - ofSubagent: Whether the transcript is a subagent's, whose rows are all `isSidechain`.
  mutating func model(ofCall id: String?, ofSubagent: Bool) -> Finding? {
    if let id, let own = newest(BackwardSearch("\"\(id)\""), { $0.model(ofCall: id) }) {
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

  /// The newest of the rows that hold a text and name a model, with its place in the file.
  ///
  /// - Parameter first: Where rows begin to be looked at; nil for the beginning of the tail.
  private mutating func newest(
    _ search: BackwardSearch, after first: Int? = nil,
    _ model: (borrowing TranscriptTailRow) -> String?
  ) -> (start: Int, model: String)? {
    let first = first ?? tail.range.lowerBound
    var end = tail.range.upperBound
    while let place = lastPlace(
      in: first..<end, overlap: search.count - 1, { search.lastIndex(in: $0, $1) })
    {
      let start = rowStart(before: place)
      if let model = modelOfRow(from: start, through: place, model) { return (start, model) }
      end = start
    }
    return nil
  }

  /// Where in the file the row begins that goes on at `place`. The tail may begin with the rest of a
  /// row, which is no object then.
  private mutating func rowStart(before place: Int) -> Int {
    let newline = lastPlace(in: tail.range.lowerBound..<place) {
      $0.lastIndex(of: .newline, in: $1)
    }
    return newline.map { $0 + 1 } ?? tail.range.lowerBound
  }

  /// The last place that a search finds in some places of the file, which are read as far as needed.
  ///
  /// - Parameter overlap: How many bytes of what is looked for may already be held when its first is read.
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

  /// The model that a row tells; nil too where it hasn't been written to its end.
  ///
  /// - Parameter place: One of the row's own bytes, from which its end is looked for.
  private func modelOfRow(
    from start: Int, through place: Int, _ model: (borrowing TranscriptTailRow) -> String?
  ) -> String? {
    let bytes = tail.bytes
    let first = start - tail.start
    if let end = bytes.firstIndex(of: .newline, in: (place - tail.start)..<bytes.count) {
      return model(TranscriptTailRow(bytes.extracting(first..<end)))
    }
    guard let row = TranscriptTailRow(unended: bytes.extracting(first..<bytes.count)) else {
      return nil
    }
    return model(row)
  }
}
