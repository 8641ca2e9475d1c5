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

  /// Reads to the end of the stream; throws `.noMemory` if the content doesn't fit in memory.
  package func readAll() throws(Errno) -> ByteBuffer {
    var buffer = ByteBuffer()
    while try buffer.read(from: rawValue, atLeast: 512 << 10) > 0 {}
    return buffer
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
