import CommandLineTool
import OperatingSystem

/// `session-stats budget`: one line when a limit is near, for a shell's start.
enum BudgetCommand {
  private static let variable = StatsOptions.dailyBudget.name

  /// Compares what the days cost with the limit.
  static func run(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Outcome {
    var query = try StatsOptions.query(arguments, context)
    query.onlyTotal = true
    guard query.source != .both else {
      throw UsageError("a budget is for one figure: give --source log or --source transcripts")
    }
    let limit = try limit(arguments, query, context.environment)
    let mark = try warningMark(arguments)
    let rates = try RateCard(context.environment)
    let scan = SourceScan.run(query, rates, context.environment)
    guard !scan.isUnreadable else { return Outcome(messages: scan.messages, status: .failure) }
    let header = ReportHeader(scan, query, today: context.now.localDate)
    let prices = scan.calls.prices(rates)
    let total = scan.calls.total(prices: prices)
    let sum = total.cost(header.basis.figure)
    let cost = sum.total
    let status: ExitStatus =
      cost >= limit ? .limitReached : scan.hasFailed ? .failure : .success
    var line = ""
    if cost.percent(of: limit) >= mark {
      let rateBasis = RateBasis(of: scan.calls, prices, rates, header.basis)
      line = Self.line(sum, limit, header, note: header.basis.budgetNote(rateBasis, total))
    }
    return Outcome(
      line,
      messages: (line.isEmpty ? [] : rates.warnings)
        + (scan.hasFailed ? scan.messages : []),
      status: status)
  }

  /// The line with the amount that a report of the same calls shows.
  private static func line(
    _ cost: Cost, _ limit: Money, _ header: ReportHeader, note: String
  ) -> String {
    let state = cost.total >= limit ? "budget reached" : "budget nearly reached"
    return "Claude Code \(state): \(NumberText.dollars(cost.roundedTotal)) of "
      + "\(NumberText.dollars(limit)) (\(cost.total.percent(of: limit))%), "
      + "\(header.label.visible); \(note)\n"
  }

  /// The limit of the command line, else that of the environment, which is for one day.
  private static func limit(
    _ arguments: ParsedArguments, _ query: Query, _ environment: Environment
  ) throws(UsageError) -> Money {
    let option = "--\(StatsOptions.limit.name)"
    if let text = arguments.value(StatsOptions.limit.name) { return try amount(text, option) }
    guard query.days.isOneDay else {
      throw UsageError("\(variable) is for one day; give \(option) for these days")
    }
    guard let text = environment[variable] else {
      throw UsageError("no limit: give \(option) or set \(variable), in US dollars")
    }
    return try amount(text, variable)
  }

  private static func amount(_ text: String, _ name: String) throws(UsageError) -> Money {
    guard let amount = Money(text), amount > Money() else {
      throw UsageError("\(name) is '\(text)'; expected US dollars above 0, such as 5 or 2.50")
    }
    return amount
  }

  /// The percentage from which on something is printed.
  private static func warningMark(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let text = arguments.value(StatsOptions.warn.name) else { return 80 }
    guard let mark = Int(text.hasSuffix("%") ? String(text.dropLast()) : text),
      0...100 ~= mark
    else {
      throw UsageError(
        "--\(StatsOptions.warn.name) is '\(text)'; expected a percentage from 0 to 100")
    }
    return mark
  }
}
