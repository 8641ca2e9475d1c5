package import Analysis
import Bytes
package import OperatingSystem
package import Rendering
package import Transcripts

/// How many characters a token has, by model and kind of output.
package struct AccuracyReport: Report {
  /// The responses of a model that wrote output of a kind.
  struct Row {
    /// As a report shows it.
    let model: String
    let kind: OutputKind
    let accuracy: Accuracy
  }

  /// What responses are told apart by.
  private struct Key: Hashable {
    let model: ExactText
    let kind: OutputKind
  }

  /// What the user calls the days.
  let label: String
  let from: CalendarDate
  let to: CalendarDate
  /// By model, that with the most responses first.
  let rows: [Row]
  let total: Accuracy
  /// How many responses couldn't be measured, by the reason; reasons that there are.
  let unmeasured: [(obstacle: VisibleOutput.Obstacle, count: Int)]
  /// What was read.
  let files: Int
  let bytes: Int
  let malformed: Int

  /// What to say about values of filters that match nothing.
  private let filterHints: [String]

  /// - Parameter scan: A scan that shows the output of responses.
  package init(
    of scan: TranscriptScan, days: DayRange,
    _ filters: [(dimension: Dimension, patterns: [String])], home: String?, today: CalendarDate
  ) {
    var filter = RecordFilter(filters, home: home)
    let responses = MeasuredResponse.all(in: scan, days, &filter, home: home)
    filterHints = filter.hints
    var obstacles: [VisibleOutput.Obstacle: Int] = [:]
    var cells: [Key: Accuracy] = [:]
    for response in responses {
      if let obstacle = response.output.obstacle(tokens: response.tokens) {
        obstacles[obstacle, default: 0] += 1
        continue
      }
      let model = ExactText(Dimension.model.label(response.model))
      cells[Key(model: model, kind: response.output.kind), default: Accuracy()]
        .add(characters: response.output.characters, tokens: response.tokens)
    }
    to = days.last ?? responses.map { $0.day }.max() ?? today
    from = days.first ?? responses.map { $0.day }.min() ?? to
    label = days.label(from: from, to: to)
    unmeasured = VisibleOutput.Obstacle.allCases.compactMap { obstacle in
      obstacles[obstacle].map { (obstacle, $0) }
    }
    rows = Self.sorted(cells)
    total = cells.values.reduce(into: Accuracy()) { $0 += $1 }
    files = scan.fileCount
    bytes = scan.byteCount
    malformed = scan.malformedCount
  }

  private static func sorted(_ cells: [Key: Accuracy]) -> [Row] {
    var responses: [ExactText: Int] = [:]
    for (key, accuracy) in cells { responses[key.model, default: 0] += accuracy.responses }
    let models = responses.sorted {
      $0.value == $1.value ? $0.key.text.utf8Precedes($1.key.text) : $0.value > $1.value
    }
    return models.flatMap { model, _ in
      OutputKind.allCases.compactMap { kind in
        cells[Key(model: model, kind: kind)].map {
          Row(model: model.text, kind: kind, accuracy: $0)
        }
      }
    }
  }

  /// How many responses couldn't be measured.
  var unmeasuredCount: Int { unmeasured.reduce(0) { $0 + $1.count } }

  /// Returns what to tell somebody whose filters match nothing, or for whom nothing was measured.
  package func hints(lookedIn search: TranscriptSearch) -> [String] {
    guard filterHints.isEmpty else { return filterHints }
    guard total.responses == 0 else { return [] }
    let found =
      search.files.isEmpty
      ? "no transcripts"
      : unmeasuredCount == 0
        ? "no responses for \(label)"
        : "all output of a response can be seen in none of "
          + "\(NumberText.grouped(unmeasuredCount)) for \(label)"
    let directories = search.directories.map { $0.path }.joined(separator: ", ")
    return ["nothing to measure: \(found) in \(directories)"]
  }
}
