/// The figures of a summary in words, in the order in which they are shown.
struct SummaryFigures {
  /// Some figures below a title.
  struct Section {
    let title: String
    let figures: [(name: String, value: String)]
  }

  private let total: Aggregate.Group
  private let basis: CostBasis
  private let rateBasis: RateBasis

  init(_ report: SummaryReport) {
    total = report.total.group
    basis = report.header.basis
    rateBasis = report.rateBasis
  }

  /// What was counted, and another figure behind the calls.
  func summary(with other: (name: String, value: String)? = nil) -> Section {
    let calls = ("Total operations", NumberText.grouped(total.totals.count))
    let sessions = ("Sessions", NumberText.grouped(total.sessions))
    return Section(
      title: "Summary",
      figures: [calls] + (other.map { [$0] } ?? []) + [sessions]
        + billedResponses)
  }

  /// The tokens of what the report is about.
  ///
  /// - Parameter noun: What stands behind the kinds that say nothing of tokens by themselves.
  func tokens(_ noun: String = " tokens") -> Section {
    Section(title: "Token Usage", figures: tokens(basis.figure, noun))
  }

  /// What those cost.
  var cost: Section {
    Section(title: "Estimated Cost (\(rateBasis.description))", figures: costs(basis.figure))
  }

  /// The bill beside the tool traffic; nil where there is only one of them.
  var bill: Section? {
    guard basis == .both else { return nil }
    let share = total.trafficShare.map {
      [(name: "Tool traffic's share", value: NumberText.percent(hundredths: $0))]
    }
    return Section(
      title: "API Usage",
      figures: [responses]
        + tokens(.billed, " tokens")
        + costs(.billed).map { (name: $0.name + " cost", value: $0.value) } + (share ?? []))
  }

  /// The API's responses, where they are what the report is about.
  var billedResponses: [(name: String, value: String)] { basis == .usage ? [responses] : [] }

  private var responses: (name: String, value: String) {
    ("API responses", NumberText.grouped(total.usage.responses))
  }

  private func tokens(_ figure: CostSource, _ noun: String) -> [(name: String, value: String)] {
    figure.kinds.map { kind in
      let name = kind.isOfCache ? kind.title : kind.title + noun
      return (name, NumberText.grouped(total.tokens(kind, figure)))
    } + [("Total" + noun, NumberText.grouped(total.totalTokens(figure).clamped))]
  }

  /// The parts of a cost; web searches only where there are some.
  private func costs(_ figure: CostSource) -> [(name: String, value: String)] {
    let cost = total.cost(figure)
    return figure.costParts
      .filter { $0.member != "web_search" || cost.webSearch > Money() }
      .map { ($0.title, NumberText.dollars($0.amount(cost).rounded)) }
      + [("Total", NumberText.dollars(cost.roundedTotal))]
  }
}
