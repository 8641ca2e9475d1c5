/// What stands in a report for a name that records lack.
enum Label {
  static let none = "(none)"
  static let unknownModel = "unknown"
}
