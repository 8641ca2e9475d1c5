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
    writer.name("accuracy")
    writer.array(rows) { writer, row in
      writer.object { writer in
        writer.member("model", row.model)
        writer.member("kind", row.kind.rawValue)
        writer.figures(row.accuracy)
      }
    }
    writer.name("total")
    writer.object { $0.figures(total) }
    writer.name("unmeasured")
    writer.object { writer in
      writer.member("responses", unmeasuredCount)
      for (obstacle, count) in unmeasured {
        writer.name(text: obstacle.rawValue)
        writer.integer(count)
      }
    }
    writer.name("data")
    writer.object { writer in
      writer.member("files", files)
      writer.member("bytes", bytes)
      writer.member("malformed", malformed)
    }
  }
}

extension JSONWriter {
  /// Writes the counts and, if there are tokens, the ratio and the error.
  fileprivate mutating func figures(_ accuracy: Accuracy) {
    member("responses", accuracy.responses)
    member("characters", accuracy.characters.clamped)
    member("tokens", accuracy.tokens.clamped)
    member("estimated_tokens", accuracy.estimate.clamped)
    guard let ratio = accuracy.ratioInHundredths, let error = accuracy.error(inPartsOf: 1_000)
    else { return }
    name("characters_per_token")
    literal(Accuracy.decimal(ratio, places: 2))
    name("estimate_error_percent")
    literal(Accuracy.decimal(error, places: 1))
  }
}
