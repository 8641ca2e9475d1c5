// Which model made a call
//
// Claude Code tells its hooks nothing of it, but the transcript does: one JSON object a line, and in
// the rows of `type` `assistant` the response's `message` with its `model` and its `content`, of which
// one block is the call, by the `id` that the hook input has as `tool_use_id`:
//
//     {"isSidechain":false,"message":{"model":"claude-opus-5-5","content":[{"type":"tool_use",
//      "id":"toolu_01…","name":"Bash","input":{…}}]},"type":"assistant"}
//
// The file can have any size and is still being written, so it is read from its end, a piece at a time
// and as far as 256 KiB. The row of a call that has just been made is nearly always in the first piece.
// Rows are written late, so it may not be there at all. Then the newest response's model is taken.
//
// The id is looked for as bytes, in pieces that are read into the same memory one after the other: to
// touch 256 KiB of new memory costs more than to read them. Only a row with the id is read as JSON,
// where it stands in a piece, to whose end the rest of the row is read if need be.
// A row that begins before those 256 KiB is passed over: its model stands at its beginning.

import JSONLines
import POSIX

/// The last rows of a transcript (seen in 2.0.64 to 2.1.329).
struct TranscriptTail: ~Copyable {
  /// Where a model was found.
  enum Finding {
    /// In the row of the call itself.
    case ofCall(String)
    /// In the newest response.
    case ofNewest(String)
  }

  private static let pieceByteCount = 16 << 10
  /// So much is read of a row at first.
  private static let rowByteCount = 4 << 10
  private static let maximumByteCount = 256 << 10

  private let file: FileDescriptor
  /// The places in the file that may be read.
  private let range: Range<Int>
  private var piece = ByteBuffer()
  /// Where in the file the piece begins.
  private var pieceStart = 0

  /// Opens a transcript; nil when it isn't a regular file that can be read.
  init?(_ path: String) {
    guard case .success(let file) = FileDescriptor.opened(path),
      let status = try? file.status(), status.isRegular
    else { return nil }
    self.file = file
    range = max(0, status.size - Self.maximumByteCount)..<status.size
  }

  /// The model of a call, nil when the tail doesn't tell.
  ///
  /// - Parameters:
  ///   - id: The call's `tool_use_id`.
  ///   - ofSubagent: Whether the transcript is a subagent's, whose rows are all `isSidechain`.
  mutating func model(ofCall id: String?, ofSubagent: Bool) -> Finding? {
    if let id, let model = newest("\"\(id)\"", { $0.model(ofCall: id) }) { return .ofCall(model) }
    return newest("\"assistant\"") { $0.model(ofSubagent: ofSubagent) }.map { .ofNewest($0) }
  }

  /// The model in the newest of the rows that hold a text and have one.
  private mutating func newest(
    _ text: String, _ model: (borrowing TranscriptRow) -> String?
  ) -> String? {
    let search = BackwardSearch(text)
    var end = range.upperBound
    while let place = lastPlace(of: search, before: end) {
      let start = rowStart(before: place)
      if let row = readRow(from: start), let model = Self.model(of: row, in: piece.bytes, model) {
        return model
      }
      end = start
    }
    return nil
  }

  /// Where in the file the row begins that goes on at `place`. The tail may begin with the rest of a
  /// row, which is no object then.
  private mutating func rowStart(before place: Int) -> Int {
    let newline = lastPlace(before: place) { $0.lastIndex(of: .newline, in: $1) }
    return newline.map { $0 + 1 } ?? range.lowerBound
  }

  /// Where in the file a text stands the last time before `end`.
  private mutating func lastPlace(of text: BackwardSearch, before end: Int) -> Int? {
    // Pieces that overlap by more would hardly get on; no id is as long as that.
    guard text.count <= Self.pieceByteCount / 2 else { return nil }
    return lastPlace(before: end, overlap: text.count - 1) { text.lastIndex(in: $0, $1) }
  }

  /// Searches piece after piece backward from `end`; pieces overlap, for what stands across their edge.
  private mutating func lastPlace(
    before end: Int, overlap: Int = 0, _ search: (Span<UInt8>, Range<Int>) -> Int?
  ) -> Int? {
    var end = end
    while end > range.lowerBound {
      let isRead = end > pieceStart + overlap && end <= pieceStart + piece.count
      guard isRead || readPiece(to: end) else { return nil }
      if let index = search(piece.bytes, 0..<end - pieceStart) { return pieceStart + index }
      if pieceStart == range.lowerBound { return nil }
      end = pieceStart + overlap
    }
    return nil
  }

  /// Reads the piece that ends at `end`; false when the file has become shorter or can't be read.
  private mutating func readPiece(to end: Int) -> Bool {
    pieceStart = max(range.lowerBound, end - Self.pieceByteCount)
    piece.dropFirst(piece.count)
    return (try? piece.read(from: file, at: pieceStart, count: end - pieceStart)) != nil
      && piece.count == end - pieceStart
  }

  /// The bytes of a row in a piece.
  private struct RowPlace {
    let range: Range<Int>
    /// Whether a newline stands behind it.
    let isEnded: Bool
  }

  /// Sees to it that a row is in the piece; nil when it can't be read.
  private mutating func readRow(from start: Int) -> RowPlace? {
    if start < pieceStart || start >= pieceStart + piece.count {
      pieceStart = start
      piece.dropFirst(piece.count)
    }
    let first = start - pieceStart
    var searched = first
    while true {
      if let end = piece.bytes.firstIndex(of: .newline, in: searched..<piece.count) {
        return RowPlace(range: first..<end, isEnded: true)
      }
      searched = piece.count
      // Most rows are short, and memory that wasn't touched yet costs more than to read twice.
      let wanted = max(Self.rowByteCount, searched - first)
      let count = min(wanted, range.upperBound - pieceStart - searched)
      if count <= 0 { return RowPlace(range: first..<searched, isEnded: false) }
      guard (try? piece.read(from: file, at: pieceStart + searched, count: count)) != nil,
        piece.count == searched + count
      else { return nil }
    }
  }

  /// The model that a row tells; nil too where it hasn't been written to its end.
  private static func model(
    of row: RowPlace, in bytes: Span<UInt8>, _ model: (borrowing TranscriptRow) -> String?
  ) -> String? {
    let bytes = bytes.extracting(row.range)
    if row.isEnded { return model(TranscriptRow(bytes)) }
    guard let row = TranscriptRow(unended: bytes) else { return nil }
    return model(row)
  }
}
