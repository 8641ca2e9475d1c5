/// A figure of a group, as a table shows it: the one list of a table's columns.
struct Measure {
  /// The title of its column in a table, and in CSV, where it is a name for programs.
  let header: String
  let member: String
  /// As people read it, and as programs do; nil where one of them isn't shown it.
  let text: ((Aggregate.Group) -> String)?
  let plain: (Aggregate.Group) -> String
  /// As `Table.Column.rank`.
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

  /// A count, whose text has its digits in groups.
  init(
    _ header: String, _ member: String, rank: Int? = nil,
    _ count: @escaping (Aggregate.Group) -> Int
  ) {
    self.init(
      header, member, rank: rank, text: { NumberText.grouped(count($0)) },
      plain: { String(count($0)) })
  }

  /// The column of a table for people, which always stays where rows are sorted by it.
  func column(sortedBy key: RowOrder.Key) -> Table.Column {
    Table.Column(
      title: header, isNumber: true, rank: member == key.member ? nil : rank,
      isAlarming: member == "failures")
  }

  /// All of them, in their order.
  static var all: [Measure] {
    [
      Measure("Calls", "count") { $0.totals.count },
      Measure("Failed", "failures", rank: 70) { $0.totals.failures },
      Measure("Sessions", "sessions", rank: 35) { $0.sessions },
      Measure("Input", "tokens_input", rank: 30) { $0.totals.inputTokens.clamped },
      Measure("Output", "tokens_output", rank: 30) { $0.totals.outputTokens.clamped },
      Measure("Tokens", "tokens_total", rank: 80) { $0.totals.totalTokens.clamped },
      Measure("Input cost", "cost_input", text: nil, plain: \.cost.input.exactText),
      Measure("Output cost", "cost_output", text: nil, plain: \.cost.output.exactText),
      Measure(
        "Cost", "cost_total", text: { NumberText.dollars($0.cost.roundedTotal) },
        plain: \.cost.total.exactText),
      Measure("+Lines", "lines_added", rank: 10) { $0.totals.linesAdded.clamped },
      Measure("-Lines", "lines_removed", rank: 10) { $0.totals.linesRemoved.clamped },
      Measure(
        "Time", "duration_ms", rank: 20,
        text: { DurationText.short(seconds: $0.totals.durationTotal.clamped / 1_000) },
        plain: { String($0.totals.durationTotal.clamped) }),
    ]
  }
}
