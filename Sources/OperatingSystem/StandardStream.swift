internal import CSystem

/// A stream that the process inherited and doesn't own.
package enum StandardStream: CInt {
  case input = 0
  case output = 1
  case error = 2

  /// Whether the stream is connected to a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal's window in columns; nil if there is no terminal or it doesn't report a width.
  package var windowColumns: Int? {
    let columns = csystem_window_columns(rawValue)
    return columns > 0 ? Int(columns) : nil
  }

  /// The maximum time in milliseconds to wait for the next bytes.
  private static let longestPause = 2_000

  /// Reads to the end of the stream, whether it blocks or not; throws `.noMemory` if the content doesn't fit in
  /// memory.
  ///
  /// The writer may forget to close the stream. So the content is also what was read when no further byte is there
  /// and `isWhole` says that none is missing, or when no byte came for two seconds; without any, that is `.timedOut`.
  package func readAll(until isWhole: (Span<UInt8>) -> Bool) throws(Errno) -> ByteBuffer {
    var buffer = ByteBuffer()
    while true {
      var state = SystemCalls.state(of: rawValue, waiting: 0)
      if state == .silent {
        if isWhole(buffer.bytes) { return buffer }
        state = SystemCalls.state(of: rawValue, waiting: Self.longestPause)
      }
      if state == .silent, buffer.count == 0 { throw .timedOut }
      guard state == .readable else { return buffer }
      let count = try SystemCalls.waiting(Self.longestPause) { () throws(Errno) in
        try buffer.read(from: rawValue, atLeast: 512 << 10)
      }
      if count == 0 { return buffer }
    }
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: Span<UInt8>) throws(Errno) {
    if let error = SystemCalls.writeAll(bytes, to: rawValue).error { throw error }
  }

  /// Writes a text as UTF-8.
  package func write(_ text: String) throws(Errno) {
    try write(ContiguousArray(text.utf8).span)
  }
}
