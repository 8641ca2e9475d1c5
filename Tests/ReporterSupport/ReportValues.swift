import CommandLineTool
import Foundation

/// The values in the JSON of a report, by path: `summary.tokens.total`, `groups.0.count`.
struct ReportValues {
  private let report: Any

  init(_ outcome: Outcome) throws {
    report = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
  }

  /// The number or text at a path; nil if there is none.
  subscript(_ path: String) -> String? {
    var value: Any? = report
    for step in path.split(separator: ".") {
      if let list = value as? [Any], let index = Int(step) {
        value = list.indices.contains(index) ? list[index] : nil
      } else {
        value = (value as? [String: Any])?[String(step)]
      }
    }
    return value.map { "\($0)" }
  }

  /// Returns the values of a member in all rows of a list; `-` where it is missing.
  func column(_ member: String, of list: String = "groups") -> [String] {
    let rows = (report as? [String: Any])?[list] as? [[String: Any]] ?? []
    return rows.map { $0[member].map { "\($0)" } ?? "-" }
  }
}
