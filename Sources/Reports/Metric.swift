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
  static func all(for basis: CostBasis) -> [Metric] {
    let traffic = tokens(from: basis.source) + costs(from: basis.source)
    return calls + (basis == .usage ? [responses] : []) + traffic
      + (basis == .both ? bill : []) + lines + (basis.hasDurations ? [time] : [])
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
  private static func costs(from source: CostSource) -> [Metric] {
    source.costParts.map { part in
      Metric(header: "\(part.title) cost", member: "cost_\(part.member)", text: nil) {
        part.amount($0.cost(from: source)).exactText
      }
    } + [Metric("Cost", member: "cost_total") { $0.cost(from: source) }]
  }

  /// The bill next to the tool traffic; empty for groups without responses of their own.
  private static var bill: [Metric] {
    [
      Metric("API responses", member: "api_responses", rank: 40) {
        $0.hasOwnUsage ? $0.usage.responses : nil
      },
      Metric("API tokens", member: "api_tokens_total", rank: 45) {
        $0.hasOwnUsage ? $0.totalTokens(from: .billed).clamped : nil
      },
      Metric("API cost", member: "api_cost_total", rank: 90) {
        $0.hasOwnUsage ? $0.cost(from: .billed) : nil
      },
      Metric(
        header: "Of bill", member: "traffic_share", rank: 85,
        text: { $0.trafficShare.map(NumberText.percent(hundredths:)) ?? "" },
        plain: { $0.trafficShare.map { Money(share: $0).exactText } ?? "" }),
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
  /// Creates a count, whose text has grouped digits; empty for groups without one.
  private init(
    _ header: String, member: String, rank: Int? = nil,
    count: @escaping (Aggregate.Group) -> Int?
  ) {
    self.init(
      header: header, member: member, rank: rank,
      text: { count($0).map(NumberText.grouped) ?? "" },
      plain: { count($0).map { String($0) } ?? "" })
  }

  /// Creates a cost, rounded for people; empty for groups without one.
  private init(
    _ header: String, member: String, rank: Int? = nil,
    cost: @escaping (Aggregate.Group) -> Cost?
  ) {
    self.init(
      header: header, member: member, rank: rank,
      text: { cost($0).map { NumberText.dollars($0.roundedTotal) } ?? "" },
      plain: { cost($0)?.total.exactText ?? "" })
  }
}
