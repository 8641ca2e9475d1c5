import Analysis
import JSONLines
import OperatingSystem
import Pricing

/// The members common to all reports.
extension JSONWriter {
  /// Writes the range of days and the basis of the figures.
  mutating func header(_ header: ReportHeader, _ total: Aggregate.Group) {
    member("range", header.label)
    member("from", header.from.description)
    member("to", header.to.description)
    member("basis", header.basis.rawValue)
    if header.basis.hasUsage, total.usage.unfinished > 0 {
      name("lower_bound")
      literal("true")
    }
  }

  /// Writes the total of all calls.
  mutating func summary(_ group: Aggregate.Group, _ basis: CostBasis) {
    name("summary")
    object { writer in
      writer.member("total_operations", group.totals.count)
      writer.member("failed_operations", group.totals.failures)
      writer.member("sessions", group.sessions)
      writer.figures(group, basis)
      writer.lines(group.totals)
      writer.durations(group)
    }
  }

  /// Writes the statistics of the scan.
  mutating func data(_ quality: DataQuality) {
    name("data")
    object { writer in
      writer.member("files", quality.files)
      writer.member("bytes", quality.bytes)
      writer.member("records", quality.records)
      if quality.rotated > 0 { writer.member("rotated", quality.rotated) }
      if quality.filledModels > 0 { writer.member("filled_models", quality.filledModels) }
      writer.member("malformed", quality.malformed)
      writer.member("rejected", quality.rejected)
      writer.member("troubles", quality.troubles)
    }
  }

  /// Writes the lines added to and removed from files.
  mutating func lines(_ totals: Totals) {
    name("lines")
    object { writer in
      writer.member("added", totals.linesAdded.clamped)
      writer.member("removed", totals.linesRemoved.clamped)
    }
  }

  /// Writes the tokens and costs of a group and, for `CostBasis.both`, its API usage.
  mutating func figures(_ group: Aggregate.Group, _ basis: CostBasis) {
    if basis == .usage { usage(group) } else { figures(group, .estimated) }
    guard basis == .both else { return }
    if group.hasOwnUsage {
      name("api_usage")
      object { $0.usage(group) }
    }
    guard let share = group.trafficShare else { return }
    amount("traffic_share", Money(share: share))
  }

  /// Writes the usage of the API's responses.
  private mutating func usage(_ group: Aggregate.Group) {
    member("responses", group.usage.responses)
    member("web_searches", group.usage.webSearches.clamped)
    figures(group, .billed)
  }

  /// Writes tokens by kind and their cost: rounded amounts as printed, and exact ones, which can be added up.
  mutating func figures(_ group: Aggregate.Group, _ source: CostSource) {
    name("tokens")
    object { writer in
      for kind in source.kinds { writer.member(kind.rawValue, group.tokens(kind, from: source)) }
      writer.member("total", group.totalTokens(from: source).clamped)
    }
    let cost = group.cost(from: source)
    name("estimated_cost")
    object { writer in
      for part in source.costParts {
        writer.amount(part.member, part.amount(cost).rounded)
      }
      writer.amount("total", cost.roundedTotal)
      writer.member("currency", "USD")
      writer.name("exact")
      writer.object { writer in
        for part in source.costParts {
          writer.member(part.member, part.amount(cost).exactText)
        }
        writer.member("total", cost.total.exactText)
      }
    }
  }

  /// Writes the durations of calls, with percentiles if they are known.
  mutating func durations(_ group: Aggregate.Group) {
    name("duration_ms")
    object { writer in
      writer.member("count", group.totals.durationCount)
      writer.member("total", group.totals.durationTotal.clamped)
      guard let median = group.durations.percentile(50), let high = group.durations.percentile(95)
      else { return }
      writer.member("p50", median)
      writer.member("p95", high)
      writer.member("max", group.durations.maximum)
    }
  }

  /// Writes an amount without an exponent, which shell arithmetic can't handle.
  mutating func amount(_ name: String, _ amount: Money) {
    self.name(name)
    literal(amount.exactText)
  }

  /// Writes a model's rates for some kinds of token, and their sources.
  mutating func rates(_ rates: ModelRates, _ kinds: [TokenKind] = [.input, .output]) {
    name("rates")
    object { writer in
      for kind in kinds {
        writer.name(kind.rawValue)
        writer.object { writer in
          writer.amount("usd_per_1k", rates[kind].perThousand)
          writer.member("source", rates[kind].source.rawValue)
        }
      }
    }
  }
}
