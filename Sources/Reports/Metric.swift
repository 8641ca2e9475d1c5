import Analysis
import Bytes
import Pricing
import Rendering

/// A figure of a group in a table; this is the only list of a table's columns.
struct Metric {
  /// The column title in a table for people.
  let header: String
  let member: String
  /// Formats the figure for people; nil if it is only for programs.
  let text: ((Aggregate.Group) -> String)?
  let plain: (Aggregate.Group) -> String
  /// The `rank` of its table column.
  let rank: Int?

  init(
    _ header: String, _ member: String, rank: Int? = nil, text: ((Aggregate.Group) -> String)?,
    plain: @escaping (Aggregate.Group) -> String
  ) {
    self.header = header
    self.member = member
    self.rank = rank
    self.text = text
    self.plain = plain
  }

  /// Creates a count, whose text has grouped digits.
  init(
    _ header: String, _ member: String, rank: Int? = nil,
    _ count: @escaping (Aggregate.Group) -> Int
  ) {
    self.init(
      header, member, rank: rank, text: { NumberText.grouped(count($0)) },
      plain: { String(count($0)) })
  }

  /// Returns the table column; it is never left out if rows are sorted by it.
  func column(sortedBy key: RowOrder.Key) -> Table.Column {
    Table.Column(
      title: header, isNumber: true, rank: member == key.member ? nil : rank,
      isAlarming: member == "failures")
  }

  /// Returns the metrics of a report, in their order.
  static func all(_ basis: CostBasis) -> [Metric] {
    let traffic = tokens(basis.source) + costs(basis.source)
    return calls + (basis == .usage ? [responses] : []) + traffic
      + (basis == .both ? bill : []) + lines + (basis.hasDurations ? [time] : [])
  }

  private static var calls: [Metric] {
    [
      Metric("Calls", "count") { $0.totals.count },
      Metric("Failed", "failures", rank: 70) { $0.totals.failures },
      Metric("Sessions", "sessions", rank: 35) { $0.sessions },
    ]
  }

  private static var responses: Metric {
    Metric("Responses", "responses", rank: 60) { $0.usage.responses }
  }

  /// Returns the tokens by kind, and their total.
  private static func tokens(_ source: CostSource) -> [Metric] {
    source.kinds.map { kind in
      Metric(kind.title, "tokens_\(kind.rawValue)", rank: kind.isOfCache ? 25 : 30) {
        $0.tokens(kind, from: source)
      }
    } + [Metric("Tokens", "tokens_total", rank: 80) { $0.totalTokens(from: source).clamped }]
  }

  /// Returns the parts of the cost, for programs only, and the total.
  private static func costs(_ source: CostSource) -> [Metric] {
    source.costParts.map { part in
      Metric("\(part.title) cost", "cost_\(part.member)", text: nil) {
        part.amount($0.cost(from: source)).exactText
      }
    } + [
      Metric(
        "Cost", "cost_total", text: { NumberText.dollars($0.cost(from: source).roundedTotal) },
        plain: { $0.cost(from: source).total.exactText })
    ]
  }

  /// The bill next to the tool traffic; empty for groups without responses of their own.
  private static var bill: [Metric] {
    let own = { (group: Aggregate.Group, text: String) in group.hasOwnUsage ? text : "" }
    return [
      Metric(
        "API responses", "api_responses", rank: 40,
        text: { own($0, NumberText.grouped($0.usage.responses)) },
        plain: { own($0, String($0.usage.responses)) }),
      Metric(
        "API tokens", "api_tokens_total", rank: 45,
        text: { own($0, NumberText.grouped($0.totalTokens(from: .billed).clamped)) },
        plain: { own($0, String($0.totalTokens(from: .billed).clamped)) }),
      Metric(
        "API cost", "api_cost_total", rank: 90,
        text: { own($0, NumberText.dollars($0.cost(from: .billed).roundedTotal)) },
        plain: { own($0, $0.cost(from: .billed).total.exactText) }),
      Metric(
        "Of bill", "traffic_share", rank: 85,
        text: { $0.trafficShare.map(NumberText.percent(hundredths:)) ?? "" },
        plain: { $0.trafficShare.map { Money(share: $0).exactText } ?? "" }),
    ]
  }

  private static var lines: [Metric] {
    [
      Metric("+Lines", "lines_added", rank: 10) { $0.totals.linesAdded.clamped },
      Metric("-Lines", "lines_removed", rank: 10) { $0.totals.linesRemoved.clamped },
    ]
  }

  private static var time: Metric {
    Metric(
      "Time", "duration_ms", rank: 20,
      text: { DurationText.short(seconds: $0.totals.durationTotal.clamped / 1_000) },
      plain: { String($0.totals.durationTotal.clamped) })
  }
}
