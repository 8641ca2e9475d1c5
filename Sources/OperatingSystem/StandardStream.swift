/// A stream that the process was started with, and doesn't own.
package enum StandardStream: CInt {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at its other end.
  package var isTerminal: Bool { SystemCalls.isTerminal(rawValue) }

  /// The columns of the terminal's window at its other end; nil when it has none or doesn't say.
  package var windowColumns: Int? {
    let columns = SystemCalls.windowColumns(rawValue)
    return columns > 0 ? columns : nil
  }

  /// Reads all of it; throws `.noMemory` when there is more than fits.
  package func readAll() throws(Errno) -> ByteBuffer {
    var buffer = ByteBuffer()
    while try buffer.read(from: rawValue, atLeast: 512 << 10) > 0 {}
    return buffer
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: Span<UInt8>) throws(Errno) {
    if let error = SystemCalls.writeAll(rawValue, bytes).error { throw error }
  }

  /// Writes a text in UTF-8.
  package func write(_ text: String) throws(Errno) {
    try write(ContiguousArray(text.utf8).span)
  }
}
