import ActivityLog
import Analysis
import Bytes
import Pricing

/// The details of sessions besides their calls, by displayed name.
struct SessionDetails {
  private let projects: [ExactText: String]
  private let models: [ExactText: String]
  private let times: SessionTimes

  init(of reduction: BreakdownReduction, projects names: ProjectNames, prices: [ModelRates]) {
    times = reduction.sessionTimes ?? SessionTimes()
    let calls = reduction.calls
    projects = Self.most(
      of: calls.groups(by: [.session, .project, .projectDirectory], prices: prices)
    ) { names.label(of: $0[1], directory: $0[2]) }
    models = Self.most(of: calls.groups(by: [.session, .model], prices: prices)) {
      Dimension.model.label(of: $0[1])
    }
  }

  /// Returns the name with most calls and responses for each session; if there are several, the first in byte
  /// order.
  private static func most(
    of groups: [(names: [String?], group: Aggregate.Group)], label: ([String?]) -> String
  ) -> [ExactText: String] {
    var best: [ExactText: (name: String, count: Int)] = [:]
    let rows = NamedRows.rows(of: groups) { [Dimension.session.label(of: $0[0]), label($0)] }
    for (names, group) in rows {
      let count = group.totals.count.saturatingAdd(group.usage.responses)
      let session = ExactText(names[0])
      if let known = best[session],
        known.count > count || (known.count == count && known.name.utf8Precedes(names[1]))
      {
        continue
      }
      best[session] = (names[1], count)
    }
    return best.mapValues { $0.name }
  }

  /// Returns the details of a session.
  subscript(session: String) -> BreakdownReport.Session {
    BreakdownReport.Session(
      activity: times.activity(of: session == Dimension.session.missing ? nil : session),
      project: projects[ExactText(session)] ?? Dimension.project.missing,
      model: models[ExactText(session)] ?? Dimension.model.missing)
  }
}
