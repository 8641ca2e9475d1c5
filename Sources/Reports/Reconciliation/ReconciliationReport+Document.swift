import Analysis
import Bytes
import Pricing
package import Rendering

extension ReconciliationReport {
  package var document: Document {
    let columns: [Table.Column] = [
      .text("Session", shortening: Dimension.session.shortening), .number("Claude Code"),
      .number("Responses"), .number("Difference"), .text("Why", rank: 50),
    ]
    return Document(
      title: "Claude Code's own counts beside responses - \(label.visible)",
      headline: Headline(headline),
      body: .table(
        Table(
          columns: columns,
          rows: sessions.map { session in
            [session.session.visible]
              + cells(session.counted, session.responses, session.difference)
              + [session.reasons.map { $0.visible }.joined(separator: "; ")]
          },
          totals: ["Total"] + cells(counted.claudeCode, counted.responses, difference) + [""])),
      notes: notes)
  }

  private var headline: String {
    let sessions = NumberText.counted(counted.sessions, "session")
    return "\(currency.cellText(counted.claudeCode)) by Claude Code's own count of \(sessions)"
      + " · \(currency.cellText(counted.responses)) by their responses"
  }

  private func cells(_ counted: Money?, _ responses: Money, _ difference: Money?) -> [String] {
    [counted, responses, difference].map { amount in amount.map { currency.cellText($0) } ?? "" }
  }

  private var notes: [String] {
    let uncounted = NumberText.counted(uncountedSessions, "session")
    return [
      "Claude Code counts a session as a whole, on whatever days it was; so are its responses here. "
        + "The total is of the sessions that it counted."
    ] + (uncountedSessions > 0 ? ["\(uncounted) without a count."] : [])
  }

  /// The sessions, a row for each model of each.
  package var data: DataTable {
    DataTable(
      names: ["session", "model", "claude_code", "responses", "difference", "reasons"],
      rows: sessions.flatMap { session in
        session.models.map { model in
          let counted = session.counted == nil ? nil : model.counted
          let amounts = [counted, model.responses, counted.map { $0 - model.responses }]
          return [.text(session.session), .text(model.model)]
            + amounts.map { .number($0.map { currency.convert($0).exactText } ?? "") }
            + [.text(session.reasons.joined(separator: "; "))]
        }
      })
  }
}
