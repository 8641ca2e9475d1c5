/// A figure of a group, as a table shows it: the one list of a table's columns.
struct Measure {
  /// The title of its column in a table, and in CSV, where it is a name for programs.
  let header: String
  let member: String
  /// As people read it, and as programs do; nil where one of them isn't shown it.
  let text: ((Aggregate.Group) -> String)?
  let plain: (Aggregate.Group) -> String

  init(
    _ header: String, _ member: String, text: ((Aggregate.Group) -> String)?,
    plain: @escaping (Aggregate.Group) -> String
  ) {
    self.header = header
    self.member = member
    self.text = text
    self.plain = plain
  }

  /// A count, whose text has its digits in groups.
  init(_ header: String, _ member: String, _ count: @escaping (Aggregate.Group) -> Int) {
    self.init(
      header, member, text: { NumberText.grouped(count($0)) }, plain: { String(count($0)) })
  }

  /// All of them, in their order.
  static var all: [Measure] {
    [
      Measure("Calls", "count") { $0.totals.count },
      Measure("Failed", "failures") { $0.totals.failures },
      Measure("Sessions", "sessions") { $0.sessions },
      Measure("Input", "tokens_input") { $0.totals.inputTokens.clamped },
      Measure("Output", "tokens_output") { $0.totals.outputTokens.clamped },
      Measure("Tokens", "tokens_total") { $0.totals.totalTokens.clamped },
      Measure("Input cost", "cost_input", text: nil, plain: \.cost.input.exactText),
      Measure("Output cost", "cost_output", text: nil, plain: \.cost.output.exactText),
      Measure(
        "Cost", "cost_total", text: { NumberText.dollars($0.cost.roundedTotal) },
        plain: \.cost.total.exactText),
      Measure("+Lines", "lines_added") { $0.totals.linesAdded.clamped },
      Measure("-Lines", "lines_removed") { $0.totals.linesRemoved.clamped },
      Measure(
        "Time", "duration_ms",
        text: { DurationText.short(seconds: $0.totals.durationTotal.clamped / 1_000) },
        plain: { String($0.totals.durationTotal.clamped) }),
    ]
  }
}
