package import ActivityLog
import Bytes
import CommandLineTool

/// Selects the records that a query asks for.
package struct RecordFilter {
  private var filters: [ValueFilter]
  private var onlyFailed: Bool

  package init(
    _ filters: [DimensionPatterns], onlyFailed: Bool = false, home: String?
  ) {
    self.filters = filters.map { ValueFilter(for: $0, home: home) }
    self.onlyFailed = onlyFailed
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

  /// Returns the patterns with which to read the records again, because some that match no name exactly mean
  /// others; nil if there is nothing to correct.
  ///
  /// A name is meant without regard to case, or a session by the beginning of its ID.
  package func corrected() -> [DimensionPatterns]? {
    let corrections = filters.map { $0.corrected }
    guard corrections.contains(where: { $0 != nil }) else { return nil }
    return zip(filters, corrections).map { $1 ?? $0.dimensionPatterns }
  }

  /// The hints about values that no record has; empty if there are no records.
  package var hints: [String] {
    var hints: [String] = []
    for filter in filters {
      let names = filter.names.sorted { $0.utf8Precedes($1) }
      guard !names.isEmpty else { continue }
      let dimension = filter.dimension.rawValue
      for (pattern, isUsed) in filter.statesOfPatterns where !isUsed {
        let text = pattern.text
        if case .ambiguous(let begun) = filter.meaning(of: pattern) {
          hints.append(
            "several \(dimension)s begin with '\(text)': \(Self.list(of: begun)); type more of it")
          continue
        }
        let nearest = NearestWord.find(text, among: names).map { "did you mean '\($0)'?" }
        hints.append(
          "no \(dimension) matches '\(text)'; \(nearest ?? "there are \(Self.list(of: names))")")
      }
    }
    return hints
  }

  /// Returns the first five names, and how many more there are.
  private static func list(of names: [String]) -> String {
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return names.prefix(5).joined(separator: ", ") + more
  }
}
