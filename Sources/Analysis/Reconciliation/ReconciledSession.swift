import Bytes
package import Pricing

/// What Claude Code itself counted for a session, beside what its responses cost.
package struct ReconciledSession {
  /// The part of a model.
  package struct Model {
    package let model: String
    /// Zero if Claude Code counted nothing for it.
    package internal(set) var counted = Money()
    package internal(set) var responses = Money()
    var countedTokens = 0
    var responseTokens: Int128 = 0
    var countedSearches = 0
    var responseSearches: Int128 = 0
  }

  package let session: String
  /// Nil if Claude Code wrote no count: it was killed, still runs or is older than 2.1.249.
  package internal(set) var counted: Money?
  /// The cost of the session's responses.
  package internal(set) var responses = Money()
  /// By name.
  package internal(set) var models: [Model] = []
  /// The number of responses whose final output isn't known, and of those that subagents got.
  var unfinished = (all: 0, ofSubagents: 0)
  /// Whether responses came after the count.
  var isOld = false
  var hasUnknownModel = false
  /// Whether it is a fork of a session that Claude Code had not counted.
  var lacksOriginal = false

  init(_ session: String) { self.session = session }

  /// Claude Code's count without the responses; nil without a count.
  package var difference: Money? { counted.map { $0 - responses } }

  /// Why the two differ, as far as that is known.
  package var reasons: [String] {
    guard let difference else {
      return [
        "Claude Code wrote no count: it is still running, was killed or is older than 2.1.249"
      ]
    }
    guard difference != Money() else { return [] }
    var reasons: [String] = []
    let auxiliary = models.filter { $0.counted > Money() && $0.responses == Money() }
    if !auxiliary.isEmpty {
      reasons.append(
        "requests to \(auxiliary.map { $0.model }.joined(separator: ", ")) that transcripts don't "
          + "record, such as titles, searches, classifiers and hooks")
    }
    let shared = models.filter { $0.counted > Money() && $0.responses > Money() }
    let searched = shared.filter { Int128($0.countedSearches) > $0.responseSearches }
    if !searched.isEmpty {
      reasons.append("WebSearch fees, which transcripts don't record")
    }
    if shared.contains(where: { Int128($0.countedTokens) > $0.responseTokens }) {
      reasons.append("requests that transcripts don't record, such as /compact")
    }
    if shared.contains(where: {
      Int128($0.countedTokens) == $0.responseTokens && $0.counted != $0.responses
        && Int128($0.countedSearches) == $0.responseSearches
    }) {
      reasons.append("different prices")
    }
    if unfinished.all > 0 {
      let ofSubagents =
        unfinished.ofSubagents == 0
        ? "" : " (\(NumberText.grouped(unfinished.ofSubagents)) from subagents)"
      reasons.append(
        NumberText.counted(unfinished.all, "unfinished response") + ofSubagents)
    }
    if lacksOriginal {
      reasons.append("the cost of the session it was forked from, which has no count")
    }
    if isOld { reasons.append("responses after the count") }
    if hasUnknownModel { reasons.append("a model whose price Claude Code doesn't know") }
    return reasons
  }
}
