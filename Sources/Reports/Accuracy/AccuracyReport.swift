import ActivityLog
package import Analysis
import Bytes
package import OperatingSystem
import Pricing
import Rendering
package import Transcripts

/// The number of characters per token, by model and kind of output.
package struct AccuracyReport: Report {
  /// The responses of a model with output of one kind.
  struct Row {
    /// The model's displayed name.
    let model: String
    let kind: OutputKind
    let accuracy: Accuracy
  }

  /// The model and kind of output of a response.
  private struct Key: Hashable {
    let model: ExactText
    let kind: OutputKind
  }

  /// The name of the range of days.
  let label: String
  let from: CalendarDate
  let to: CalendarDate
  /// The rows by model, with the most frequent model first.
  let rows: [Row]
  let total: Accuracy
  /// The numbers of responses that couldn't be measured, by reason; only reasons that occurred.
  let unmeasured: [(obstacle: VisibleOutput.Obstacle, count: Int)]
  /// The number of files read.
  let files: Int
  let bytes: Int
  let malformed: Int

  /// The hints about filters that match nothing.
  private let filterHints: [String]

  /// Creates the report.
  ///
  /// - Parameter scan: A scan with `showsOutput`.
  package init(
    of scan: TranscriptScan, days: DayRange,
    filters: [DimensionPatterns], home: String?, today: CalendarDate
  ) {
    var filter = RecordFilter(filters, home: home)
    var texts = TranscriptRecordBuilder(for: scan, home: home)
    var clock = RecordClock()
    // A pattern that matches no name exactly may mean another one, which is known only after all of them.
    for (response, _) in scan.outputs where !filters.isEmpty {
      guard days.contains(clock.localDate(of: response.seconds)) else { continue }
      texts.makeRecord(of: response)
      _ = filter.accepts(texts.record, in: texts.bytes.span)
    }
    if let corrected = filter.corrected() { filter = RecordFilter(corrected, home: home) }
    var (first, last): (CalendarDate?, CalendarDate?)
    var obstacles: [VisibleOutput.Obstacle: Int] = [:]
    var cells: [Key: Accuracy] = [:]
    for (response, output) in scan.outputs {
      let day = clock.localDate(of: response.seconds)
      guard days.contains(day) else { continue }
      texts.makeRecord(of: response)
      guard filter.accepts(texts.record, in: texts.bytes.span) else { continue }
      first = min(first ?? day, day)
      last = max(last ?? day, day)
      let tokens = response.usage.output
      if let obstacle = output.obstacle(tokens: tokens) {
        obstacles[obstacle, default: 0] += 1
        continue
      }
      let model = response.model == 0 ? nil : scan.name(of: response.model)
      cells[
        Key(model: ExactText(Dimension.model.label(of: model)), kind: output.kind),
        default: Accuracy()
      ]
      .addResponse(characters: output.characters, tokens: tokens)
    }
    filterHints = filter.hints
    to = days.last ?? last ?? today
    from = days.first ?? first ?? to
    label = days.label(from: from, to: to)
    unmeasured = VisibleOutput.Obstacle.allCases.compactMap { obstacle in
      obstacles[obstacle].map { (obstacle, $0) }
    }
    rows = Self.rows(of: cells)
    total = cells.values.reduce(into: Accuracy()) { $0 += $1 }
    files = scan.walk.fileCount
    bytes = scan.walk.byteCount
    malformed = scan.walk.malformedCount
  }

  private static func rows(of cells: [Key: Accuracy]) -> [Row] {
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

  /// The number of responses that couldn't be measured.
  var unmeasuredCount: Int { unmeasured.reduce(0) { $0 + $1.count } }

  /// Returns the hints for filters that match nothing, or for a report without measured responses.
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
