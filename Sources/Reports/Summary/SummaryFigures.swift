import Analysis
import Bytes
import Pricing
import Rendering

/// The formatted figures of a summary, in the order displayed.
struct SummaryFigures {
  private let total: Aggregate.Group
  private let basis: CostBasis
  private let rateBasis: RateBasis

  init(_ report: SummaryReport) {
    total = report.total
    basis = report.header.basis
    rateBasis = report.rateBasis
  }

  /// The calls, their tokens and costs, and the bill.
  var sections: [Figures] {
    [
      Figures(
        title: "Summary",
        figures: [
          Figure(name: "Total operations", value: NumberText.grouped(total.totals.count)),
          failed, sessions,
        ] + billedResponses),
      Figures(title: "Token Usage", figures: tokens(basis.source)),
      Figures(
        title: "Estimated Cost (\(rateBasis.description))", figures: costs(basis.source),
        alignment: .own),
    ]
      + (basis == .both
        ? [Figures(title: "API Usage", figures: bill, alignment: .own)] : [])
  }

  /// The most important figures.
  var brief: [Figure] {
    let cost = NumberText.dollars(total.cost(from: basis.source).roundedTotal)
    return [
      Figure(name: "Operations", value: NumberText.grouped(total.totals.count)), failed, sessions,
    ] + billedResponses + tokens(basis.source) + [Figure(name: "Estimated cost", value: cost)]
      + (basis == .both ? bill : [])
  }

  private var failed: Figure {
    Figure(name: "Failed", value: NumberText.grouped(total.totals.failures), isInList: true)
  }

  private var sessions: Figure {
    Figure(name: "Sessions", value: NumberText.grouped(total.sessions))
  }

  /// The number of the API's responses, if the report is about those.
  private var billedResponses: [Figure] { basis == .usage ? [responses] : [] }

  private var responses: Figure {
    Figure(name: "API responses", value: NumberText.grouped(total.usage.responses))
  }

  /// The API's bill, and the tool traffic's share of it.
  private var bill: [Figure] {
    let share = total.trafficShare.map {
      [Figure(name: "Tool traffic's share", value: NumberText.percent(hundredths: $0))]
    }
    return [responses]
      + tokens(.billed).map { Figure(name: $0.fullName, value: $0.value) }
      + costs(.billed).map { Figure(name: $0.name + " cost", value: $0.value) } + (share ?? [])
  }

  private func tokens(_ source: CostSource) -> [Figure] {
    source.kinds.map { kind in
      Figure(
        name: kind.title, value: NumberText.grouped(total.tokens(kind, from: source)),
        unit: kind.isOfCache ? nil : "tokens")
    } + [
      Figure(
        name: "Total", value: NumberText.grouped(total.totalTokens(from: source).clamped),
        unit: "tokens")
    ]
  }

  /// Returns the parts of a cost; web searches only if there are any.
  private func costs(_ source: CostSource) -> [Figure] {
    let cost = total.cost(from: source)
    return source.costParts
      .filter { $0.member != "web_search" || cost.webSearch > Money() }
      .map { Figure(name: $0.title, value: NumberText.dollars($0.amount(cost).rounded)) }
      + [Figure(name: "Total", value: NumberText.dollars(cost.roundedTotal))]
  }
}
