import Transcripts

extension CSVTable {
  /// The accuracy of the estimate, a line for each model and kind; names as in the JSON. Numbers stay
  /// numbers also below zero.
  static func text(_ report: AccuracyReport) -> String {
    let names = [
      "model", "kind", "responses", "characters", "tokens", "estimated_tokens",
      "characters_per_token", "estimate_error_percent",
    ]
    let rows = report.rows.map { row in
      let accuracy = row.accuracy
      let counts = [accuracy.characters, accuracy.tokens, accuracy.estimate].map { "\($0.clamped)" }
      let ratios = [
        accuracy.ratioInHundredths.map { Accuracy.decimal($0, places: 2) } ?? "",
        accuracy.error(inPartsOf: 1_000).map { Accuracy.decimal($0, places: 1) } ?? "",
      ]
      return [cell(row.model), row.kind.rawValue, "\(accuracy.responses)"] + counts + ratios
    }
    return text(cells: [names] + rows)
  }
}
