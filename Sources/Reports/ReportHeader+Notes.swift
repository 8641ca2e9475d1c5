import Analysis
import Bytes
import ToolCalls

/// The notes on costs in reports.
extension ReportHeader {
  /// Returns the explanation of a budget's cost.
  func budgetNote(on total: Aggregate.Group, rates: RateBasis) -> String {
    guard basis.hasUsage else { return "tool traffic only, estimated" }
    return "API cost, \(rates.description)" + (isLowerBound(of: total) ? ", a lower bound" : "")
  }

  /// Returns the notes on the costs of a summary, a line each.
  func notes(on total: Aggregate.Group) -> [String] {
    guard basis.hasUsage else {
      return [
        "Costs are those of the tool traffic, estimated at "
          + "\(TokenEstimate.charactersPerToken) characters a token.",
        "The bill is higher: the context is read again at every request.",
      ]
    }
    return [
      "API cost covers all responses, based on the token counts in transcripts.",
      "Tokens by tool are estimates; --by tool shows what they would cost.",
    ] + lowerBound(of: total)
  }

  /// Returns the notes on the costs of a table, a paragraph each.
  func tableNotes(on total: Aggregate.Group, rates: RateBasis) -> [String] {
    let rates = rates.description
    let traffic =
      "Tool traffic, estimated at \(TokenEstimate.charactersPerToken) characters a token"
    switch basis {
    case .toolTraffic: return ["\(traffic), \(rates); the bill is higher."]
    case .transcriptTraffic:
      return ["\(traffic) from the calls in transcripts, \(rates); the bill is higher."]
    case .usage, .usageAndTraffic:
      return ["API cost from the token counts in transcripts, \(rates)."] + lowerBound(of: total)
    }
  }

  /// Whether the bill is higher than a total says.
  func isLowerBound(of total: Aggregate.Group) -> Bool {
    basis.hasUsage && (total.usage.unfinished > 0 || uncovered != nil)
  }

  private func lowerBound(of total: Aggregate.Group) -> [String] {
    unfinishedNote(on: total) + uncoveredNote
  }

  /// The note on sessions of the log without a transcript.
  private var uncoveredNote: [String] {
    guard let uncovered else { return [] }
    let days =
      uncovered.first == uncovered.last
      ? "\(uncovered.first)" : "\(uncovered.first) to \(uncovered.last)"
    return [
      "A lower bound: \(NumberText.counted(uncovered.count, "session")) in the log (\(days)) "
        + "\(uncovered.count == 1 ? "has" : "have") no transcript, so the API cost excludes "
        + "\(uncovered.count == 1 ? "it" : "them"); --source log estimates the tool traffic of all sessions."
    ]
  }

  private func unfinishedNote(on total: Aggregate.Group) -> [String] {
    let unfinished = total.usage.unfinished
    guard unfinished > 0 else { return [] }
    let subagents = total.usage.unfinishedOfSubagents
    let ofSubagents =
      subagents == 0 ? "" : ", \(NumberText.grouped(subagents)) of them from subagents"
    return [
      "A lower bound: the final output of \(NumberText.grouped(unfinished)) of "
        + "\(NumberText.grouped(total.usage.responses)) responses isn't known\(ofSubagents)."
    ]
  }
}
