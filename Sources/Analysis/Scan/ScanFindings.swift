import ActivityLog

/// The problems with the files of a scan, in their order.
struct ScanFindings {
  /// The maximum number of malformed records that are listed; the rest is only counted.
  private static let namedMalformed = 3

  private(set) var hasFailed = false
  private var findings: [(isMalformed: Bool, message: String)] = []
  private var malformedCount = 0

  /// Adds an error message.
  mutating func fail(_ message: String) {
    findings.append((false, message))
    hasFailed = true
  }

  /// Adds a place where no record could be read.
  mutating func addMalformed(_ place: MalformedRecord, in path: String) {
    malformedCount += 1
    guard malformedCount <= Self.namedMalformed else { return }
    findings.append((true, "\(path):\(place.line): not a record: \(place.reason)"))
  }

  /// Adds the problems with the next files.
  static func += (left: inout ScanFindings, right: ScanFindings) {
    left.findings += right.findings
    left.malformedCount += right.malformedCount
    left.hasFailed = left.hasFailed || right.hasFailed
  }

  /// The messages, a line each, without the malformed records after the first few.
  var messages: [String] {
    var rest = Self.namedMalformed
    var messages: [String] = []
    for finding in findings where !finding.isMalformed || rest > 0 {
      if finding.isMalformed { rest -= 1 }
      messages.append(finding.message)
    }
    let unnamed = malformedCount - Self.namedMalformed
    if unnamed > 0 {
      let places = unnamed == 1 ? "place that isn't a record" : "places that aren't records"
      messages.append("and \(unnamed) more \(places)")
    }
    return messages
  }
}
