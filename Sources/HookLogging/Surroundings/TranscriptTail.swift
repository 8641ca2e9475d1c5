// Which model made a call
//
// Claude Code tells its hooks nothing of it, but the transcript does: one JSON object a line, and in
// the rows of `type` `assistant` the response's `message` with its `model` and its `content`, of which
// one block is the call, by the `id` that the hook input has as `tool_use_id`:
//
//     {"isSidechain":false,"message":{"model":"claude-opus-5-5","content":[{"type":"tool_use",
//      "id":"toolu_01…","name":"Bash","input":{…}}]},"type":"assistant"}
//
// The file can have any size and is still being written, so it is read from its end: 16 KiB, where
// the row of a call that has just been made is nearly always; if it isn't there, as far as 256 KiB.
// Rows are written late, so it may not be there at all. Then the newest response's model is taken.
//
// The id is looked for as bytes, and only the row around it is read as JSON, as far as the block. A
// row that begins before what was read is passed over: its model stands at its beginning.

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

  private static let firstByteCount = 16 << 10
  private static let maximumByteCount = 256 << 10

  private let file: FileDescriptor
  private let size: Int

  /// Opens a transcript; nil when it isn't a regular file that can be read.
  init?(_ path: String) {
    guard let file = try? FileDescriptor.opening(path), let status = try? file.status(),
      status.isRegular
    else { return nil }
    self.file = file
    size = status.size
  }

  /// The model of a call, nil when the tail doesn't tell.
  ///
  /// - Parameters:
  ///   - id: The call's `tool_use_id`.
  ///   - ofSubagent: Whether the transcript is a subagent's, whose rows are all `isSidechain`.
  func model(ofCall id: String?, ofSubagent: Bool) -> Finding? {
    for byteCount in [Self.firstByteCount, Self.maximumByteCount] {
      let count = min(byteCount, size)
      var buffer = ByteBuffer()
      guard (try? buffer.read(from: file, at: size - count, count: count)) != nil else {
        return nil
      }
      let rows = TranscriptRows(buffer.bytes)
      if let id, let model = rows.model(ofCall: id) { return .ofCall(model) }
      if id == nil || count == size || byteCount == Self.maximumByteCount {
        if let model = rows.newestModel(ofSubagent: ofSubagent) { return .ofNewest(model) }
        if count == size { return nil }
      }
    }
    return nil
  }
}
