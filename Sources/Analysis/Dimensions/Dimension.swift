import ActivityLog
import Bytes
import OperatingSystem
import Pricing

/// The properties by which tool calls are told apart.
///
/// Filters, groups, column headers and the members of JSON output are all derived from this table. The raw
/// values are the words of the command line.
package enum Dimension: String, CaseIterable, Sendable {
  case day, week, month, hour
  case tool, project, model, session, agent, branch
  case file, command, url, server, skill, plugin, user, worktree
  /// Distinguishes projects of the same name; not available on the command line.
  case projectDirectory = "project_dir"

  /// The origin of a record's name in a dimension.
  enum Source {
    /// The file that contains the record.
    case file(@Sendable (DayFile) -> String?)
    /// A text of the record, unchanged.
    case text(RecordMember)
    /// A text of the record, converted by a function.
    case madeOf(RecordMember, @Sendable (String) -> String?)
    /// A text of the record, unchanged, or else another text, converted by a function.
    case textOrMadeOf(RecordMember, RecordMember, @Sendable (String) -> String?)
    /// The local hour of the record's timestamp.
    case localHour
  }

  var source: Source {
    switch self {
    case .day: .file { $0.date.description }
    case .week: .file { $0.date.weekText }
    case .month: .file { $0.date.monthText }
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
    case .url: .text(.url)
    case .skill: .text(.skill)
    case .plugin: .text(.plugin)
    case .worktree: .text(.worktree)
    case .command: .madeOf(.command, CommandName.of)
    case .server: .textOrMadeOf(.server, .tool, Self.server)
    }
  }

  /// The dimensions by which a report can be grouped.
  package static let groups = allCases.filter { $0 != .projectDirectory }

  /// Whether only tool calls have this dimension: one response of the API can contain several calls.
  package var isToolCallOnly: Bool { [.tool, .file, .command, .url].contains(self) }

  /// Whether a response has this dimension only if Claude Code says what it was made for.
  var needsAttribution: Bool { [.skill, .server, .plugin].contains(self) }

  /// The dimensions that have a filter, each with the help text of its option.
  package static let filters: [(dimension: Dimension, help: String)] = [
    (.project, "Only this project, by name or directory"),
    (.tool, "Only calls of this tool"),
    (.model, "Only calls by this model (reported or logged name) or this family (opus)"),
    (.session, "Only this session, by its ID or a unique prefix of it"),
    (.agent, "Only calls by this kind of subagent; 'main' is the main conversation"),
    (.branch, "Only calls on this branch"),
    (.file, "Only calls that name this file"),
    (.command, "Only calls that run this command: a program and subcommand, such as 'git commit'"),
    (.url, "Only calls that fetch this URL"),
    (.server, "Only calls to this MCP server"),
    (.skill, "Only calls of this skill"),
    (.plugin, "Only responses made for this plugin; only transcripts name it"),
    (.user, "Only this user, in a team's directory"),
    (.worktree, "Only this worktree, created by Claude Code"),
  ]

  /// The placeholder for names of rotated calls that totals don't keep.
  package static let rotated = "(rotated)"

  /// The dimensions that totals of rotated day files keep, in the order of `TotalsLine.members`.
  package static let kept: [Dimension] = [
    .session, .tool, .project, .projectDirectory, .branch, .model, .agent,
  ]

  /// Whether rotated calls still have this dimension.
  var isKeptByRotation: Bool {
    if case .file = source { return true }
    // Calls never name a plugin.
    return Self.kept.contains(self) || self == .server || self == .plugin
  }

  /// Whether the names are times, which are listed chronologically.
  package var isTime: Bool { [.day, .week, .month, .hour].contains(self) }

  /// The placeholder for records without a name.
  package var missing: String {
    switch self {
    case .agent: "main"
    case .model: "unknown"
    default: "(none)"
    }
  }

  /// Returns a name as displayed: a model as its normalized ID.
  package func label(of name: String?) -> String {
    guard let name else { return missing }
    return self == .model ? ModelID(name).text : name
  }

  /// The header of the dimension's column.
  package var header: String {
    self == .url ? "URL" : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }

  /// Returns the server in the name of an MCP tool: `github` for `mcp__github__create_issue`.
  @Sendable private static func server(ofTool tool: String) -> String? {
    let mark = "mcp__"
    guard tool.hasPrefix(mark) else { return nil }
    let name = tool.dropFirst(mark.count)
    guard let end = name.firstIndex(ofText: "__"), end > name.startIndex else { return nil }
    return String(name[..<end])
  }
}
