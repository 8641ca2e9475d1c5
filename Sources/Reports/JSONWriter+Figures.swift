import Analysis
import JSONLines
import OperatingSystem
import Pricing

/// The members common to all reports.
extension JSONWriter {
  /// Writes the range of days and the basis of the figures.
  mutating func header(_ header: ReportHeader, total: Aggregate.Group) {
    member("range", header.label)
    member("from", header.from.description)
    member("to", header.to.description)
    member("basis", header.basis.text)
    if header.isLowerBound(of: total) { literal("true", named: "lower_bound") }
  }

  /// Writes the total of all calls.
  mutating func summary(of group: Aggregate.Group, header: ReportHeader) {
    let basis = header.basis
    object(named: "summary") { writer in
      writer.member("total_operations", group.totals.count)
      writer.member("failed_operations", group.totals.failures)
      if let refused = header.refusedCalls { writer.member("refused_operations", refused) }
      writer.member("sessions", group.sessions)
      writer.figures(of: group, for: header)
      if basis.hasUsage { writer.unfinished(of: group.usage) }
      if let uncovered = header.uncovered {
        writer.member("sessions_without_transcript", uncovered.count)
      }
      if basis == .usageAndTraffic {
        writer.object(named: "tool_traffic") {
          $0.figures(of: group, from: .estimated, in: header.currency)
        }
      }
      writer.lines(of: group.totals)
      writer.durations(of: group)
    }
  }

  /// Writes the statistics of the scan.
  mutating func data(_ quality: DataQuality) {
    object(named: "data") { writer in
      writer.member("files", quality.files)
      writer.member("bytes", quality.bytes)
      writer.member("records", quality.records)
      if quality.rotated > 0 { writer.member("rotated", quality.rotated) }
      if quality.filledModels > 0 { writer.member("filled_models", quality.filledModels) }
      if quality.uncomparedCalls > 0 {
        writer.member("uncompared_calls", quality.uncomparedCalls)
      }
      writer.member("malformed", quality.malformed)
      writer.member("rejected", quality.rejected)
      writer.member("troubles", quality.troubles)
    }
  }

  /// Writes the lines added to and removed from files.
  mutating func lines(of totals: Totals) {
    object(named: "lines") { writer in
      writer.member("added", totals.linesAdded.clamped)
      writer.member("removed", totals.linesRemoved.clamped)
    }
  }

  /// Writes the tokens and costs of a group.
  mutating func figures(of group: Aggregate.Group, for header: ReportHeader) {
    if header.basis.hasUsage {
      member("responses", group.usage.responses)
      member("web_searches", group.usage.webSearches.clamped)
    }
    figures(of: group, from: header.basis.source, in: header.currency)
  }

  /// Writes the number of responses without a final count of output tokens, if there are any.
  private mutating func unfinished(of usage: UsageTotals) {
    guard usage.unfinished > 0 else { return }
    object(named: "unfinished_responses") { writer in
      writer.member("total", usage.unfinished)
      writer.member("subagents", usage.unfinishedOfSubagents)
    }
  }

  /// Writes tokens by kind and their cost: rounded amounts as printed, and exact ones, which can be added up.
  ///
  /// - Parameter currency: Another currency to write the cost in, next to US dollars.
  mutating func figures(
    of group: Aggregate.Group, from source: CostSource, in currency: Currency
  ) {
    object(named: "tokens") { writer in
      for kind in source.kinds { writer.member(kind.rawValue, group.tokens(kind, from: source)) }
      writer.member("total", group.totalTokens(from: source).clamped)
    }
    let cost = group.cost(from: source)
    object(named: "estimated_cost") { writer in
      for part in source.costParts {
        writer.amount(part.amount(cost).rounded, named: part.member)
      }
      writer.amount(cost.roundedTotal, named: "total")
      writer.member("currency", "USD")
      writer.object(named: "exact") { writer in
        for part in source.costParts {
          writer.member(part.member, part.amount(cost).exactText)
        }
        writer.member("total", cost.total.exactText)
      }
      if !currency.isDollars {
        writer.object(named: "converted") { $0.amounts(of: cost, from: source, in: currency) }
      }
    }
  }

  /// Writes a cost in another currency, and its rate to the US dollar.
  private mutating func amounts(of cost: Cost, from source: CostSource, in currency: Currency) {
    let converted = currency.convert(cost)
    for part in source.costParts { amount(part.amount(converted).rounded, named: part.member) }
    amount(converted.roundedTotal, named: "total")
    member("currency", currency.code)
    literal(currency.rateText, named: "rate")
  }

  /// Writes the durations of calls, with percentiles if they are known.
  mutating func durations(of group: Aggregate.Group) {
    object(named: "duration_ms") { writer in
      writer.member("count", group.totals.durationCount)
      writer.member("total", group.totals.durationTotal.clamped)
      guard let median = group.durations.percentile(50), let high = group.durations.percentile(95)
      else { return }
      writer.member("p50", median)
      writer.member("p95", high)
      writer.member("max", group.durations.maximum)
    }
  }

  /// Writes a model's rates for some kinds of token, and their sources.
  mutating func rates(_ rates: ModelRates, of kinds: [TokenKind] = TokenKind.allCases) {
    object(named: "rates") { writer in
      for kind in kinds {
        writer.object(named: kind.rawValue) { writer in
          writer.amount(rates[kind].perThousand, named: "usd_per_1k")
          writer.member("source", rates[kind].source.rawValue)
        }
      }
    }
  }

  // MARK: Members of other kinds

  /// Writes an amount without an exponent, which shell arithmetic can't handle.
  mutating func amount(_ amount: Money, named name: String) {
    literal(amount.exactText, named: name)
  }

  /// Writes a value whose text is JSON already: a number in the form it should have, `true`.
  mutating func literal(_ text: String, named name: String) {
    self.name(name)
    literal(text)
  }

  /// Writes an object; `body` writes its members.
  mutating func object(named name: String, _ body: (inout JSONWriter) -> Void) {
    self.name(name)
    object(members: body)
  }

  /// Writes an array with an object for each element; `body` writes its members.
  mutating func objects<Element>(
    named name: String, of elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    self.name(name)
    array(elements) { writer, element in writer.object { body(&$0, element) } }
  }

  /// Writes an array of strings.
  mutating func strings(_ texts: [String], named name: String) {
    self.name(name)
    array(texts) { $0.string($1) }
  }
}
