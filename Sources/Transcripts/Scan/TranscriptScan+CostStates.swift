import ActivityLog
import JSONLines
import Pricing

extension TranscriptScan {
  /// Keeps what Claude Code itself counted for a session so far.
  mutating func visit(costState row: TranscriptRow, in bytes: Span<UInt8>) {
    guard
      let total = row.value("totalCostUSD", in: bytes).flatMap({ Money(dollars: $0, in: bytes) })
    else { return }
    var state = CostState(
      session: row.session.map { names.number(of: $0, in: bytes) }
        ?? names.number(of: walk.session),
      startTime: row.value("startTime", in: bytes)?.count(in: bytes) ?? 0, seconds: walk.seconds,
      total: total,
      hasUnknownModel: row.value("hasUnknownModelCost", in: bytes)?.kind == .true)
    let models = try? JSONObject(row.value("modelUsage", in: bytes), in: bytes)
    for member in models?.members ?? [] {
      guard let usage = try? JSONObject(member.value, in: bytes),
        let cost = usage.value("costUSD", in: bytes).flatMap({ Money(dollars: $0, in: bytes) })
      else { continue }
      let counts = [
        usage.count("inputTokens", in: bytes), usage.count("outputTokens", in: bytes),
        usage.count("cacheReadInputTokens", in: bytes),
        usage.count("cacheCreationInputTokens", in: bytes),
      ]
      state.models.append(
        CostState.Model(
          model: names.number(of: member.name, in: bytes), cost: cost,
          tokens: counts.reduce(0) { $0.saturatingAdd($1 ?? 0) },
          webSearches: usage.count("webSearchRequests", in: bytes) ?? 0))
    }
    costStates.append(state)
  }
}

extension Money {
  /// Reads an amount that was added up in binary floating point: rounded to 12 decimals, which cuts off its error.
  ///
  /// Nil for an amount of more than about 900,000 dollars.
  fileprivate init?(dollars value: JSONValue, in bytes: Span<UInt8>) {
    guard let units = value.count(in: bytes, decimals: 13), units < Int.max else { return nil }
    let picodollars = (Int128(units) + 5) / 10
    self.init(units: picodollars * 1_000_000)
  }
}
