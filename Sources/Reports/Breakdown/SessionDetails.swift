import ActivityLog
import Analysis
import Bytes
import Pricing

/// The details of sessions besides their calls, by displayed name.
struct SessionDetails {
  /// The sessions, each a group.
  private let sessions: GroupedRows
  private let projects: Most
  private let models: Most
  private let times: SessionTimes

  /// The most frequent name in each of some groups.
  private struct Most {
    private var names: RowNames
    /// The keys of the names, by the groups' numbers.
    private var keys: ContiguousArray<UInt32> = []

    init(of groups: CellGroups, names: RowNames) {
      self.names = names
      for number in 0..<groups.count { keys.append(most(of: groups, number)) }
    }

    /// Returns the name with most calls and responses in a group; if there are several, the first in byte order.
    private mutating func most(of groups: CellGroups, _ number: Int) -> UInt32 {
      var found = IndexedSet<UInt32>()
      var counts: ContiguousArray<Int> = []
      let countsAdvice = names.dimensions == [.model]
      groups.forEachCell(of: number, countsAdvice: countsAdvice) { cell, count in
        let place = found.number(of: names.key(of: cell)[0])
        if place == counts.count { counts.append(0) }
        counts[place] = counts[place].saturatingAdd(count)
      }
      var best = 0
      for place in counts.indices.dropFirst() {
        let (mine, others) = (Self.key(found.keys[place]), Self.key(found.keys[best]))
        if counts[place] > counts[best]
          || (counts[place] == counts[best] && names.precedes(mine, others))
        {
          best = place
        }
      }
      return found.keys.isEmpty ? 0 : found.keys[best]
    }

    private static func key(_ number: UInt32) -> Aggregate.Key {
      var key = Aggregate.Key()
      key[0] = number
      return key
    }

    /// Returns the name of a group.
    func name(of group: Int) -> String { names.name(at: 0, of: Self.key(keys[group])) }
  }

  /// - Parameter sessions: Groups by session alone.
  init(
    of reduction: BreakdownReduction, sessions: GroupedRows, projects: ProjectNames
  ) {
    self.sessions = sessions
    times = reduction.sessionTimes ?? SessionTimes()
    let calls = reduction.calls
    self.projects = Most(
      of: sessions.groups, names: RowNames(of: calls, by: [.project], projects: projects))
    models = Most(of: sessions.groups, names: RowNames(of: calls, by: [.model], projects: projects))
  }

  /// Returns the details of a session.
  ///
  /// - Parameter number: The number of its displayed name.
  subscript(number: UInt32) -> BreakdownReport.Session {
    var key = Aggregate.Key()
    key[0] = number
    let group = sessions.groups.number(of: key)
    return BreakdownReport.Session(
      activity: times.activity(of: sessions.names.loggedNumber(at: 0, of: key)),
      project: group.map { projects.name(of: $0) } ?? Dimension.project.missing,
      model: group.map { models.name(of: $0) } ?? Dimension.model.missing)
  }
}
