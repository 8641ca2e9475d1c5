import JSONLines
import OperatingSystem
import Transcripts

/// The accuracy of the estimate as JSON. Members are only ever added to it, since scripts go by their
/// names.
struct JSONAccuracy {
  private let report: AccuracyReport

  init(_ report: AccuracyReport) { self.report = report }

  /// One object, indented, with a newline at its end.
  var text: String {
    var writer = JSONWriter.report
    writer.object { writer in
      writer.member("range", report.label)
      writer.member("from", report.from.description)
      writer.member("to", report.to.description)
      writer.member("basis", "output of responses, measured")
      writer.member("estimated_characters_per_token", Accuracy.charactersPerToken)
      writer.name("accuracy")
      writer.array(report.rows) { writer, row in
        writer.object { writer in
          writer.member("model", row.model)
          writer.member("kind", row.kind.rawValue)
          writer.figures(row.accuracy)
        }
      }
      writer.name("total")
      writer.object { $0.figures(report.total) }
      writer.name("unmeasured")
      writer.object { writer in
        writer.member("responses", report.unmeasuredCount)
        for (obstacle, count) in report.unmeasured { writer.member(obstacle.rawValue, count) }
      }
      writer.name("data")
      writer.object { writer in
        writer.member("files", report.files)
        writer.member("bytes", report.bytes)
        writer.member("malformed", report.malformed)
      }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// What was measured, and how far the estimate is off; that only where something was.
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
