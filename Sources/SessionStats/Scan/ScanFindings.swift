import ActivityLog

/// What is wrong with the files of a scan, to be said in their order, whoever read them when.
struct ScanFindings {
  /// So many malformed records are named, the rest is counted.
  private static let namedMalformed = 3

  /// Something to say of a file.
  private struct Finding {
    let order: Int
    let isMalformed: Bool
    let message: String
  }

  /// Where the file that is being read stands among all.
  var order = 0
  private(set) var hasFailed = false
  private var findings: [Finding] = []
  private var malformedCount = 0

  /// Names what can't be read.
  mutating func fail(_ message: String) {
    findings.append(Finding(order: order, isMalformed: false, message: message))
    hasFailed = true
  }

  /// Takes notice of a place where no record could be read.
  mutating func note(_ place: MalformedRecord, in path: String) {
    malformedCount += 1
    // Files are read in their order by whoever reads them, so that the first of all are among these.
    guard malformedCount <= Self.namedMalformed else { return }
    let message = "\(path):\(place.line): not a record: \(place.reason)"
    findings.append(Finding(order: order, isMalformed: true, message: message))
  }

  /// Adds what is wrong with other files.
  static func += (left: inout ScanFindings, right: ScanFindings) {
    left.findings += right.findings
    left.malformedCount += right.malformedCount
    left.hasFailed = left.hasFailed || right.hasFailed
  }

  /// A line for each, but for the malformed records behind the first ones.
  var messages: [String] {
    var messages: [String] = []
    var named = 0
    for finding in findings.enumerated().sorted(by: {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }).map(\.element) {
      if finding.isMalformed { named += 1 }
      if !finding.isMalformed || named <= Self.namedMalformed { messages.append(finding.message) }
    }
    let unnamed = malformedCount - Self.namedMalformed
    if unnamed > 0 {
      let places = unnamed == 1 ? "place that isn't a record" : "places that aren't records"
      messages.append("and \(unnamed) more \(places)")
    }
    return messages
  }
}
