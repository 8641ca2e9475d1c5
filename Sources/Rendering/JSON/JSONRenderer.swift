import Bytes
import JSONLines

/// Renders reports as JSON.
enum JSONRenderer {
  /// One indented object with a newline at its end; whatever steers a terminal is escaped.
  static func text(of report: some Report) -> String {
    var writer = JSONWriter(isIndented: true, escaping: { $0.steersTerminal })
    writer.object { report.writeMembers(to: &$0) }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
