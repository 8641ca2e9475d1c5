extension Table {
  /// The table of all rates.
  init(_ report: RatesReport) {
    columns = [
      Column(
        title: "Model", isNumber: false, shortening: Shortening(place: .front, comfortable: 21)),
      Column(title: "Input", isNumber: true), Column(title: "Output", isNumber: true),
      Column(title: "Input from", isNumber: false, rank: 20),
      Column(title: "Output from", isNumber: false, rank: 10),
      Column(
        title: "Variable", isNumber: false, rank: 30,
        shortening: Shortening(place: .front, comfortable: 26)),
    ]
    rows = report.rows.map { row in
      [
        row.model ?? "(any other)", row.rates.input.perThousand.exactText,
        row.rates.output.perThousand.exactText, row.rates.input.source.rawValue,
        row.rates.output.source.rawValue, row.inputVariables[0],
      ]
    }
    totals = nil
    notes =
      [
        "Built-in rates are as of \(report.date).",
        "A variable without the version is for the family, CLAUDE_RATE_INPUT for all models;"
          + " CLAUDE_RATE_OUTPUT and the like are for output.",
      ] + report.otherVariables.map { "\($0) is set, but belongs to none of these models." }
  }
}
