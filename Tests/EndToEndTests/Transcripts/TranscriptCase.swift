import Foundation

/// Some transcripts, and what reports of them say.
struct TranscriptCase: CustomStringConvertible, Sendable {
  let description: String
  /// The lines of each file, by its path.
  var files: [String: [String]]
  /// The options besides the directory and the days.
  var arguments: [String] = []
  /// The values at paths of the report's JSON.
  ///
  /// A path is members joined by dots; `projects[shop]` is the row whose name is `shop`, `projects.length` the number of
  /// rows.
  var expected: [String: String]

  init(
    _ description: String, _ files: [String: [String]], _ arguments: [String] = [],
    _ expected: [String: String]
  ) {
    self.description = description
    self.files = files
    self.arguments = arguments
    self.expected = expected
  }

  init(_ description: String, _ files: [String: [String]], _ expected: [String: String]) {
    self.init(description, files, [], expected)
  }

  /// Returns the value at a path of a report as text; nil if there is none.
  static func text(at path: String, of report: Any) -> String? {
    var value: Any? = report
    for match in path.matches(of: #/([^.\[]+)(?:\[([^\]]*)\])?/#) {
      if match.1 == "length", let rows = value as? [Any] {
        value = rows.count
        continue
      }
      value = (value as? [String: Any])?[String(match.1)]
      guard let name = match.2 else { continue }
      value = (value as? [[String: Any]])?.first { row in
        ["session", "project", "model", "day", "skill", "date", "agent"].contains {
          row[$0] as? String == String(name)
        }
      }
    }
    return value.map { "\($0)" }
  }
}
