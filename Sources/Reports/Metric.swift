import Analysis
import Bytes
import Pricing
import Rendering

/// A figure of a group in a table; this is the only list of a table's columns.
struct Metric {
  /// The column title in a table for people.
  let header: String
  let member: String
  /// The `rank` of its table column.
  var rank: Int?
  /// Formats the figure for people; nil if it is only for programs.
  let text: ((Aggregate.Group) -> String)?
  let plain: (Aggregate.Group) -> String

  /// Returns the table column; it is never left out if rows are sorted by it.
  func column(sortedBy key: RowOrder.Key) -> Table.Column {
    .number(header, rank: member == key.member ? nil : rank, isAlarming: member == "failures")
  }

  /// Returns the metrics of a report, in their order.
  static func all(for basis: CostBasis, in currency: Currency) -> [Metric] {
    calls + (basis.hasUsage ? [responses] : []) + tokens(from: basis.source)
      + costs(from: basis.source, in: currency) + lines + (basis.hasDurations ? [time] : [])
  }

  private static var calls: [Metric] {
    [
      Metric("Calls", member: "count") { $0.totals.count },
      Metric("Failed", member: "failures", rank: 70) { $0.totals.failures },
      Metric("Sessions", member: "sessions", rank: 35) { $0.sessions },
    ]
  }

  private static var responses: Metric {
    Metric("Responses", member: "responses", rank: 60) { $0.usage.responses }
  }

  /// Returns the tokens by kind, and their total.
  private static func tokens(from source: CostSource) -> [Metric] {
    source.kinds.map { kind in
      Metric(kind.title, member: "tokens_\(kind.rawValue)", rank: kind.isOfCache ? 25 : 30) {
        $0.tokens(kind, from: source)
      }
    } + [
      Metric("Tokens", member: "tokens_total", rank: 80) { $0.totalTokens(from: source).clamped }
    ]
  }

  /// Returns the parts of the cost, for programs only, and the total.
  private static func costs(from source: CostSource, in currency: Currency) -> [Metric] {
    source.costParts.map { part in
      Metric(header: "\(part.title) cost", member: "cost_\(part.member)", text: nil) {
        currency.convert(part.amount($0.cost(from: source))).exactText
      }
    } + [
      Metric(
        header: "Cost", member: "cost_total",
        text: { currency.cellText(totalOf: $0.cost(from: source)) },
        plain: { currency.convert($0.cost(from: source).total).exactText })
    ]
  }

  private static var lines: [Metric] {
    [
      Metric("+Lines", member: "lines_added", rank: 10) { $0.totals.linesAdded.clamped },
      Metric("-Lines", member: "lines_removed", rank: 10) { $0.totals.linesRemoved.clamped },
    ]
  }

  private static var time: Metric {
    Metric(
      header: "Time", member: "duration_ms", rank: 20,
      text: { DurationText.short(seconds: $0.totals.durationTotal.clamped / 1_000) },
      plain: { String($0.totals.durationTotal.clamped) })
  }
}

extension Metric {
  /// Creates a count, whose text has grouped digits.
  private init(
    _ header: String, member: String, rank: Int? = nil, count: @escaping (Aggregate.Group) -> Int
  ) {
    self.init(
      header: header, member: member, rank: rank, text: { NumberText.grouped(count($0)) },
      plain: { String(count($0)) })
  }
}
