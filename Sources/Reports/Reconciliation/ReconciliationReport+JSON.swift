import Analysis
package import JSONLines
import Pricing

extension ReconciliationReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("range", label)
    writer.objects(named: "sessions", of: sessions) { writer, session in
      writer.member("session", session.session)
      writer.optionalAmount(session.counted, named: "claude_code")
      writer.amount(session.responses, named: "responses")
      writer.optionalAmount(session.difference, named: "difference")
      writer.objects(named: "models", of: session.models) { writer, model in
        writer.member("model", model.model)
        writer.optionalAmount(session.counted.map { _ in model.counted }, named: "claude_code")
        writer.amount(model.responses, named: "responses")
      }
      writer.strings(session.reasons, named: "reasons")
    }
    writer.object(named: "summary") { writer in
      writer.counts(counted)
      writer.member("uncounted_sessions", uncountedSessions)
    }
  }
}

extension JSONWriter {
  /// Writes the sums over the sessions that Claude Code counted.
  mutating func counts(_ counted: (sessions: Int, claudeCode: Money, responses: Money)) {
    member("sessions", counted.sessions)
    amount(counted.claudeCode, named: "claude_code")
    amount(counted.responses, named: "responses")
    amount(counted.claudeCode - counted.responses, named: "difference")
    member("currency", "USD")
  }

  /// Writes an amount, or `null` if there is none.
  fileprivate mutating func optionalAmount(_ amount: Money?, named name: String) {
    literal(amount?.exactText ?? "null", named: name)
  }
}
