import CommandLineTool
import Transcripts

extension Table {
  /// The table of all models and kinds.
  init(_ report: AccuracyReport) {
    columns = [
      Column(
        title: "Model", isNumber: false, shortening: Shortening(place: .front, comfortable: 15)),
      Column(title: "Kind", isNumber: false), Column(title: "Responses", isNumber: true),
      Column(title: "Characters", isNumber: true, rank: 10),
      Column(title: "Tokens", isNumber: true, rank: 20),
      Column(title: "Characters a token", isNumber: true),
      Column(title: "Estimate off", isNumber: true),
    ]
    rows = report.rows.map {
      [$0.model.visible, $0.kind.rawValue] + Self.cells($0.accuracy)
    }
    totals = ["Total", ""] + Self.cells(report.total)
    notes = Self.notes(report)
  }

  private static func cells(_ accuracy: Accuracy) -> [String] {
    [
      NumberText.grouped(accuracy.responses), NumberText.grouped(accuracy.characters.clamped),
      NumberText.grouped(accuracy.tokens.clamped),
      accuracy.ratioInHundredths.map { Accuracy.decimal($0, places: 2) } ?? "",
      accuracy.error(inPartsOf: 100).map { "\($0 > 0 ? "+" : "")\($0)%" } ?? "",
    ]
  }

  private static func notes(_ report: AccuracyReport) -> [String] {
    let reasons = report.unmeasured.map { "\($0.obstacle.text) \(NumberText.grouped($0.count))" }
    let count = report.unmeasuredCount
    let all = count + report.total.responses
    return [
      "Estimate: \(Accuracy.charactersPerToken) characters a token, rounded down for each response; "
        + "-22% is 22 percent too few.",
      "The tokens of calls include their wrapping and the tools' names, of which no characters are "
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
  /// The reason in words.
  fileprivate var text: String { rawValue.replacing(["_": " "]) }
}
