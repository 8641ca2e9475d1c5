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
            .text("Model", shortening: Dimension.model.shortening), .text("Kind"),
            .number("Responses"), .number("Characters", rank: 10), .number("Tokens", rank: 20),
            .number("Characters a token"), .number("Estimate off"),
          ],
          rows: rows.map { [$0.model.visible, $0.kind.rawValue] + Self.cells(of: $0.accuracy) },
          totals: ["Total", ""] + Self.cells(of: total))),
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
        let counts = [accuracy.characters, accuracy.tokens, accuracy.estimate]
        let figures =
          ["\(accuracy.responses)"] + counts.map { "\($0.clamped)" }
          + [accuracy.ratioText ?? "", accuracy.errorText ?? ""]
        return [.text(row.model), .text(row.kind.rawValue)] + figures.map { .number($0) }
      })
  }

  private static func cells(of accuracy: Accuracy) -> [String] {
    [
      NumberText.grouped(accuracy.responses), NumberText.grouped(accuracy.characters.clamped),
      NumberText.grouped(accuracy.tokens.clamped),
      accuracy.ratioText ?? "",
      accuracy.error(inPartsOf: 100).map { "\($0 > 0 ? "+" : "")\($0)%" } ?? "",
    ]
  }

  private var notes: [String] {
    let reasons = unmeasured.map { obstacle, count in
      "\(obstacle.rawValue.replacing(text: "_", with: " ")) \(NumberText.grouped(count))"
    }
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
