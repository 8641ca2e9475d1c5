package import ActivityLog
import Bytes
import CommandLineTool

/// Selects the records that a query asks for.
package struct RecordFilter {
  private var filters: [ValueFilter]
  private var onlyFailed: Bool

  package init(
    _ filters: [(dimension: Dimension, patterns: [String])], onlyFailed: Bool = false,
    home: String?
  ) {
    self.filters = filters.map { ValueFilter(of: $0.dimension, for: $0.patterns, home: home) }
    self.onlyFailed = onlyFailed
  }

  /// Changes the filter to that of the API's responses, without the dimensions that only calls have.
  mutating func ignoreCalls() {
    filters.removeAll { $0.dimension.isToolCallOnly }
    onlyFailed = false
  }

  /// Starts the records of another file.
  package mutating func begin(file: DayFile) {
    for index in filters.indices { filters[index].begin(file: file) }
  }

  /// Returns whether a record is selected; evaluates all filters, so that each sees all names.
  package mutating func accepts(_ record: ScannedRecord, in bytes: Span<UInt8>) -> Bool {
    var accepted = !onlyFailed || record.hasFailed
    for index in filters.indices where !filters[index].accepts(record, in: bytes) {
      accepted = false
    }
    return accepted
  }

  /// Returns whether the calls of a line of totals are selected; nil if totals don't contain what is filtered by.
  mutating func accepts(rotated line: TotalsLine, in bytes: Span<UInt8>) -> Bool? {
    var accepted = !onlyFailed || line.hasFailed
    for index in filters.indices where filters[index].dimension.isKeptByRotation {
      if !filters[index].accepts(line.record, in: bytes) { accepted = false }
    }
    return accepted && filters.contains { !$0.dimension.isKeptByRotation } ? nil : accepted
  }

  /// Adds the names that another instance of the same filter has seen.
  static func += (left: inout RecordFilter, right: RecordFilter) {
    for index in left.filters.indices { left.filters[index] += right.filters[index] }
  }

  /// The hints about values that no record has; empty if there are no records.
  package var hints: [String] {
    var hints: [String] = []
    for filter in filters {
      let names = filter.names.sorted { $0.utf8Precedes($1) }
      guard !names.isEmpty else { continue }
      let more = names.count > 5 ? " and \(names.count - 5) more" : ""
      let known = "there are \(names.prefix(5).joined(separator: ", "))\(more)"
      for pattern in filter.unusedPatterns {
        let nearest = NearestWord.find(pattern, among: names).map { "did you mean '\($0)'?" }
        hints.append("no \(filter.dimension.rawValue) matches '\(pattern)'; \(nearest ?? known)")
      }
    }
    return hints
  }
}
