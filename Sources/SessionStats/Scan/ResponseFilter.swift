import CommandLineTool
import POSIX
import Transcripts

/// The responses that a query is about, by the day of their last row and by names.
struct ResponseFilter {
  /// The dimensions whose values can be asked for.
  static let dimensions: [Dimension] = [.project, .model, .session]

  /// The patterns for one dimension, each with whether any response has matched it, and the names seen.
  private struct Part {
    let dimension: Dimension
    var patterns: [(text: String, wildcard: Wildcard, isUsed: Bool)]
    var names: Set<ExactText> = []
  }

  private let days: DayRange
  private var parts: [Part]

  init(_ days: DayRange, _ filters: [(dimension: Dimension, patterns: [String])]) {
    self.days = days
    parts = filters.map { dimension, patterns in
      Part(dimension: dimension, patterns: patterns.map { ($0, Wildcard($0), false) })
    }
  }

  /// Whether a response is one of them.
  ///
  /// All patterns are asked, so that each knows the names there are.
  mutating func accepts(_ response: MeasuredResponse) -> Bool {
    guard days.contains(response.day) else { return false }
    var accepted = true
    for index in parts.indices {
      let dimension = parts[index].dimension
      let names = response.names(in: dimension)
      if let first = names.first { parts[index].names.insert(ExactText(first)) }
      let folder = dimension == .project ? response.projectFolder : nil
      var isMatch = false
      for place in parts[index].patterns.indices {
        let pattern = parts[index].patterns[place]
        guard
          names.contains(where: pattern.wildcard.matches)
            || folder.map({ FolderEnds.isEnd(pattern.text, of: $0) }) == true
        else { continue }
        parts[index].patterns[place].isUsed = true
        isMatch = true
      }
      accepted = accepted && isMatch
    }
    return accepted
  }

  /// What to tell somebody of each value that no response has; nothing where there are no responses.
  var hints: [String] {
    parts.flatMap { part in
      let names = part.names.map(\.text).sorted { $0.utf8Precedes($1) }
      return names.isEmpty
        ? []
        : part.patterns.filter { !$0.isUsed }
          .map { RecordFilter.hint(part.dimension, $0.text, among: names) }
    }
  }
}
