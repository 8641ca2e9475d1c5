import Analysis
import Bytes
import Pricing
import Rendering

/// The formatted figures of a summary, in the order displayed.
extension SummaryReport {
  /// The calls, their tokens and costs, and the bill.
  var figures: [Figures] {
    let basis = header.basis
    return [
      Figures(
        title: "Summary",
        figures: [Figure(name: "Total operations", count: total.totals.count)] + counts),
      Figures(title: "Token Usage", figures: tokens(from: basis.source)),
      Figures(
        title: "\(basis.hasUsage ? "API" : "Estimated") Cost (\(rateBasis.description))",
        figures: costs(from: basis.source), alignment: .own),
    ] + (basis == .usageAndTraffic ? [traffic] : [])
  }

  /// The most important figures.
  var briefFigures: [Figure] {
    let basis = header.basis
    let cost = header.currency.text(totalOf: total.cost(from: basis.source))
    return [Figure(name: "Operations", count: total.totals.count)] + counts
      + tokens(from: basis.source) + [
        Figure(name: basis.hasUsage ? "API cost" : "Estimated cost", value: cost)
      ]
  }

  /// The failed calls, the sessions, and the API's responses if the report is about those.
  private var counts: [Figure] {
    [
      Figure(name: "Failed", count: total.totals.failures, isInList: true),
      Figure(name: "Sessions", count: total.sessions),
    ] + (header.basis.hasUsage ? [responses] : [])
  }

  private var responses: Figure { Figure(name: "API responses", count: total.usage.responses) }

  /// The estimate of the tool traffic, under a heading of its own.
  private var traffic: Figures {
    let cost = header.currency.text(totalOf: total.cost(from: .estimated))
    return Figures(
      title: "Tool Traffic (estimated)",
      figures: tokens(from: .estimated).map { Figure(name: $0.fullName, value: $0.value) }
        + [Figure(name: "Cost", value: cost)], alignment: .own)
  }

  private func tokens(from source: CostSource) -> [Figure] {
    source.kinds.map { kind in
      Figure(
        name: kind.title, count: total.tokens(kind, from: source),
        unit: kind.isOfCache ? nil : "tokens")
    } + [Figure(name: "Total", count: total.totalTokens(from: source).clamped, unit: "tokens")]
  }

  /// Returns the parts of a cost; web searches only if there are any.
  private func costs(from source: CostSource) -> [Figure] {
    let cost = total.cost(from: source)
    return source.costParts
      .filter { $0.member != "web_search" || cost.webSearch > Money() }
      .map { Figure(name: $0.title, value: header.currency.text($0.amount(cost))) }
      + [Figure(name: "Total", value: header.currency.text(totalOf: cost))]
  }
}
