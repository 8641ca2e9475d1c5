package import ActivityLog
import Bytes
import OperatingSystem
import Pricing

/// What tool calls can be told apart by: the one table from which filters, groups, headers and members
/// of the JSON are made. Its words are those of the command line.
package enum Dimension: String, CaseIterable, Sendable {
  case day, week, month, hour
  case tool, project, model, session, agent, branch, file, command, server, skill, user
  /// Tells projects of one name apart; nobody asks for it by itself.
  case projectDirectory = "project_dir"

  /// Where the name of a record in a dimension comes from.
  package enum Source {
    /// The file that it is in.
    case file(@Sendable (DayFile) -> String?)
    /// A text of the record as it stands.
    case text(RecordMember)
    /// What can be made of one.
    case madeOf(RecordMember, @Sendable (String) -> String?)
    /// The hour of its timestamp on a clock on the wall.
    case localHour
  }

  package var source: Source {
    switch self {
    case .day: .file { $0.date.description }
    case .week: .file { $0.date.formatted("%G-W%V") }
    case .month: .file { String($0.date.description.prefix(7)) }
    case .user: .file { $0.user }
    case .hour: .localHour
    case .tool: .text(.tool)
    case .project: .text(.project)
    case .projectDirectory: .text(.projectDirectory)
    case .model: .text(.model)
    case .session: .text(.sessionID)
    case .agent: .text(.agent)
    case .branch: .text(.branch)
    case .file: .text(.file)
    case .skill: .text(.skill)
    case .command: .madeOf(.command, CommandName.of)
    case .server: .madeOf(.tool, Self.server)
    }
  }

  /// Those that a report can be broken down by.
  package static let groups = allCases.filter { $0 != .projectDirectory }

  /// Whether only tool calls have names in it: a response of the API can hold several calls.
  package var isToolCallOnly: Bool { [.tool, .file, .command, .server, .skill].contains(self) }

  /// Those whose values can be asked for, each with the help of its option.
  package static let filters: [(dimension: Dimension, help: String)] = [
    (.project, "Only this project, by name or directory"),
    (.tool, "Only calls of this tool"),
    (.model, "Only calls by this model, by its reported or logged name"),
    (.session, "Only this session"),
    (.agent, "Only calls by this kind of subagent; 'main' is the main conversation"),
    (.branch, "Only calls on this branch"),
    (.file, "Only calls that name this file"),
    (.user, "Only this user, in a team's directory"),
  ]

  /// What stands for the name of rotated calls where totals don't keep it.
  package static let rotated = "(rotated)"

  /// Those that totals of rotated day files keep, in the order of `TotalsLine.members`.
  package static let kept: [Dimension] = [
    .session, .tool, .project, .projectDirectory, .branch, .model, .agent,
  ]

  /// Whether rotated calls can still be told apart by it.
  package var isKeptByRotation: Bool {
    if case .file = source { return true }
    return Self.kept.contains(self) || self == .server
  }

  /// Whether its names are points in time, which are listed in their order.
  package var isTime: Bool { [.day, .week, .month, .hour].contains(self) }

  /// What stands for the name of records that have none.
  package var missing: String {
    switch self {
    case .agent: "main"
    case .model: "unknown"
    default: "(none)"
    }
  }

  /// What a name is shown as: models as normalised ids.
  package func label(_ name: String?) -> String {
    guard let name else { return missing }
    return self == .model ? ModelID(name).text : name
  }

  /// The title of its column.
  package var header: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The server in the name of an MCP tool: `github` of `mcp__github__create_issue`.
  @Sendable private static func server(ofTool tool: String) -> String? {
    let mark = "mcp__"
    guard tool.hasPrefix(mark) else { return nil }
    let name = tool.dropFirst(mark.count)
    guard let end = name.firstIndex(ofText: "__"), end > name.startIndex else { return nil }
    return String(name[..<end])
  }
}
