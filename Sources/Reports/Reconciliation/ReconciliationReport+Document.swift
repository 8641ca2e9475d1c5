import Analysis
import Bytes
import Pricing
package import Rendering

extension ReconciliationReport {
  /// The number of sessions named for a reason; the rest is only counted.
  private static let namedSessions = 5

  package var document: Document {
    let columns: [Table.Column] = [
      .text("Session", shortening: Dimension.session.shortening), .number("Claude Code"),
      .number("Responses"), .number("Difference"),
    ]
    return Document(
      title: "Claude Code's own counts and response costs - \(label.visible)",
      headline: Headline(headline),
      body: .table(
        Table(
          columns: columns,
          rows: sessions.map { session in
            [session.session.visible]
              + cells(session.counted, session.responses, session.difference)
          },
          totals: ["Total"] + cells(counted.claudeCode, counted.responses, difference))),
      notes: notes)
  }

  private var headline: String {
    let sessions = NumberText.counted(counted.sessions, "session")
    return "\(currency.cellText(counted.claudeCode)) counted by Claude Code for \(sessions)"
      + " · \(currency.cellText(counted.responses)) for their responses"
  }

  private func cells(_ counted: Money?, _ responses: Money, _ difference: Money?) -> [String] {
    [counted, responses, difference].map { amount in amount.map { currency.cellText($0) } ?? "" }
  }

  private var notes: [String] {
    let uncounted =
      NumberText.counted(uncountedSessions, "session")
      + (uncountedSessions == 1 ? " has" : " have")
    return [
      "Both amounts cover each session as a whole, including its other days. "
        + "The total covers only the sessions that Claude Code counted."
    ] + (uncountedSessions > 0 ? ["\(uncounted) no count."] : []) + reasons
  }

  /// The reasons for the differences of sessions, those of one kind together.
  private var reasons: [String] {
    var sessionsByReasons: [(text: String, sessions: [String])] = []
    for session in sessions where session.counted != nil && !session.reasons.isEmpty {
      let text = session.reasons.joined(separator: "; ")
      let place = sessionsByReasons.firstIndex { $0.text == text } ?? sessionsByReasons.endIndex
      if place == sessionsByReasons.endIndex { sessionsByReasons.append((text, [])) }
      sessionsByReasons[place].sessions.append(String(session.session.unicodeScalars.prefix(8)))
    }
    return sessionsByReasons.map { text, sessions in
      let more = sessions.count - Self.namedSessions
      let names = sessions.prefix(Self.namedSessions).joined(separator: ", ")
      return "\(names)\(more > 0 ? " and \(more) more" : ""): \(text).".visible
    }
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
