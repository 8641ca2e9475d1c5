import Analysis
import Bytes
package import Rendering
import Transcripts

extension AccuracyReport {
  package var document: Document {
    Document(
      title: "Characters a token, measured on your own responses - \(label.visible)",
      body: .table(
        Table(
          columns: [
            Table.Column(
              title: "Model", isNumber: false,
              shortening: Shortening(place: .front, comfortable: 15)),
            Table.Column(title: "Kind", isNumber: false),
            Table.Column(title: "Responses", isNumber: true),
            Table.Column(title: "Characters", isNumber: true, rank: 10),
            Table.Column(title: "Tokens", isNumber: true, rank: 20),
            Table.Column(title: "Characters a token", isNumber: true),
            Table.Column(title: "Estimate off", isNumber: true),
          ],
          rows: rows.map { [$0.model.visible, $0.kind.rawValue] + Self.cells($0.accuracy) },
          totals: ["Total", ""] + Self.cells(total))),
      notes: notes)
  }

  /// The accuracy by model and kind, with the names of the JSON members.
  package var data: DataTable {
    DataTable(
      names: [
        "model", "kind", "responses", "characters", "tokens", "estimated_tokens",
        "characters_per_token", "estimate_error_percent",
      ],
      rows: rows.map { row in
        let accuracy = row.accuracy
        let counts = [accuracy.characters, accuracy.tokens, accuracy.estimate].map {
          "\($0.clamped)"
        }
        let ratios = [
          accuracy.ratioInHundredths.map { Accuracy.decimal($0, places: 2) } ?? "",
          accuracy.error(inPartsOf: 1_000).map { Accuracy.decimal($0, places: 1) } ?? "",
        ]
        return [.text(row.model), .text(row.kind.rawValue)]
          + (["\(accuracy.responses)"] + counts + ratios).map { .number($0) }
      })
  }

  private static func cells(_ accuracy: Accuracy) -> [String] {
    [
      NumberText.grouped(accuracy.responses), NumberText.grouped(accuracy.characters.clamped),
      NumberText.grouped(accuracy.tokens.clamped),
      accuracy.ratioInHundredths.map { Accuracy.decimal($0, places: 2) } ?? "",
      accuracy.error(inPartsOf: 100).map { "\($0 > 0 ? "+" : "")\($0)%" } ?? "",
    ]
  }

  private var notes: [String] {
    let reasons = unmeasured.map { "\($0.obstacle.text) \(NumberText.grouped($0.count))" }
    let count = unmeasuredCount
    let all = count + total.responses
    return [
      "Estimate: \(Accuracy.charactersPerToken) characters a token, rounded down for each response; "
        + "-22% is 22 percent too few.",
      "The tokens of calls include their wrapping and the tools' names, whose characters aren't "
        + "counted: the shorter the calls, the lower the figure.",
    ]
      + (count == 0
        ? []
        : [
          "Not measured: \(NumberText.grouped(count)) of \(NumberText.counted(all, "response")) "
            + "(\(reasons.joined(separator: ", ")))."
        ])
  }
}

extension VisibleOutput.Obstacle {
  /// The reason as displayed.
  fileprivate var text: String { rawValue.replacing(text: "_", with: " ") }
}
