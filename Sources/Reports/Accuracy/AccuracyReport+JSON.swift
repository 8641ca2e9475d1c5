import Analysis
package import JSONLines
import OperatingSystem
import Transcripts

extension AccuracyReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("range", label)
    writer.member("from", from.description)
    writer.member("to", to.description)
    writer.member("basis", "output of responses, measured")
    writer.member("estimated_characters_per_token", Accuracy.charactersPerToken)
    writer.objects(named: "accuracy", of: rows) { writer, row in
      writer.member("model", row.model)
      writer.member("kind", row.kind.rawValue)
      writer.figures(of: row.accuracy)
    }
    writer.object(named: "total") { $0.figures(of: total) }
    writer.object(named: "unmeasured") { writer in
      writer.member("responses", unmeasuredCount)
      for (obstacle, count) in unmeasured { writer.member(obstacle.rawValue, count) }
    }
    writer.object(named: "data") { writer in
      writer.member("files", files)
      writer.member("bytes", bytes)
      writer.member("malformed", malformed)
    }
  }
}

extension JSONWriter {
  /// Writes the counts and, if there are tokens, the ratio and the error.
  fileprivate mutating func figures(of accuracy: Accuracy) {
    member("responses", accuracy.responses)
    member("characters", accuracy.characters.clamped)
    member("tokens", accuracy.tokens.clamped)
    member("estimated_tokens", accuracy.estimate.clamped)
    guard let ratio = accuracy.ratioText, let error = accuracy.errorText else { return }
    literal(ratio, named: "characters_per_token")
    literal(error, named: "estimate_error_percent")
  }
}
