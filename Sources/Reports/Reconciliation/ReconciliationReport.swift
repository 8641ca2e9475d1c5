package import Analysis
import Bytes
package import OperatingSystem
package import Pricing
import Rendering

/// Claude Code's own counts of sessions beside the costs of their responses, and why they differ.
package struct ReconciliationReport: Report {
  let sessions: [ReconciledSession]
  let counted: (sessions: Int, claudeCode: Money, responses: Money)
  let label: String
  let currency: Currency

  package init(
    of reconciliation: Reconciliation, days: DayRange, today: CalendarDate, in currency: Currency
  ) {
    sessions = reconciliation.sessions
    counted = reconciliation.counted
    let last = days.last ?? today
    label = days.label(from: days.first ?? min(reconciliation.firstDay ?? last, last), to: last)
    self.currency = currency
  }

  /// Whether no session has responses of the days.
  package var isEmpty: Bool { sessions.isEmpty }

  /// The number of sessions that Claude Code wrote no count for.
  var uncountedSessions: Int { sessions.count - counted.sessions }

  /// Claude Code's counts without the responses of the same sessions.
  var difference: Money { counted.claudeCode - counted.responses }
}
