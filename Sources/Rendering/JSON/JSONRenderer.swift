import Bytes
import JSONLines

/// Renders reports as JSON.
enum JSONRenderer {
  /// Returns an indented object and a newline; characters that can control a terminal are escaped.
  static func text(of report: some Report) -> String {
    var writer = JSONWriter(isIndented: true, escaping: { $0.steersTerminal })
    writer.object { report.writeMembers(to: &$0) }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
