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
        title: "Estimated Cost (\(rateBasis.description))", figures: costs(from: basis.source),
        alignment: .own),
    ] + (basis == .both ? [Figures(title: "API Usage", figures: bill, alignment: .own)] : [])
  }

  /// The most important figures.
  var briefFigures: [Figure] {
    let basis = header.basis
    let cost = NumberText.dollars(total.cost(from: basis.source).roundedTotal)
    return [Figure(name: "Operations", count: total.totals.count)] + counts
      + tokens(from: basis.source) + [Figure(name: "Estimated cost", value: cost)]
      + (basis == .both ? bill : [])
  }

  /// The failed calls, the sessions, and the API's responses if the report is about those.
  private var counts: [Figure] {
    [
      Figure(name: "Failed", count: total.totals.failures, isInList: true),
      Figure(name: "Sessions", count: total.sessions),
    ] + (header.basis == .usage ? [responses] : [])
  }

  private var responses: Figure { Figure(name: "API responses", count: total.usage.responses) }

  /// The API's bill, and the tool traffic's share of it.
  private var bill: [Figure] {
    let share = total.trafficShare.map {
      [Figure(name: "Tool traffic's share", value: NumberText.percent(hundredths: $0))]
    }
    return [responses]
      + tokens(from: .billed).map { Figure(name: $0.fullName, value: $0.value) }
      + costs(from: .billed).map { Figure(name: $0.name + " cost", value: $0.value) }
      + (share ?? [])
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
      .map { Figure(name: $0.title, value: NumberText.dollars($0.amount(cost).rounded)) }
      + [Figure(name: "Total", value: NumberText.dollars(cost.roundedTotal))]
  }
}
