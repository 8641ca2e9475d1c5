import CommandLineTool
import Testing

@testable import ReporterSupport

struct StatsOptionsTests {
  @Test(
    arguments: [
      ([], "today"), (["--range", "week"], "week"), (["--range=month"], "month"),
      (["--date", "yesterday"], "2026-01-13"), (["--date=2024-02-29"], "2024-02-29"),
      (["--date", "3d"], "2026-01-11"), (["--range", "3d"], "3d"),
      (["--since", "2026-01-01", "--until=yesterday"], "2026-01-01..2026-01-13"),
      (["--since", "3d"], "2026-01-11..2026-01-14"),
      (["--until", "2025-12-31"], "2025-12-31..2025-12-31"),
    ] as [([String], String)])
  func `names the days in the heading`(_ arguments: [String], _ label: String) throws {
    let outcome = try Logs().run(arguments)
    #expect(outcome.outputLines[1] == "        Claude Code Session Statistics - \(label)")
    #expect(outcome.status == .success)
  }

  @Test func `reads just the days asked for`() throws {
    let logs = try Logs()
    for daysAgo in [0, 1, 6, 7, 29, 30, 400] { try logs.write([Call()], daysAgo: daysAgo) }
    let counts = try ["today", "week", "month", "all"].map { word in
      try logs.report(["--range", word]).summary.totalOperations
    }
    #expect(counts == [1, 3, 5, 7])
    #expect(try logs.report(["--date", "7d"]).days.map(\.date) == ["2026-01-07"])
    #expect(try logs.report(["--date", "8d"]).summary.totalOperations == 0)
  }

  @Test(arguments: [
    (["--range", "weak"], "unknown range 'weak'; did you mean 'week'?"),
    (
      ["--since", "2026-02-30"],
      "'2026-02-30' is not a day; expected a date such as 2026-01-14 or 20260114, today, yesterday or 3d"
    ),
    (
      ["--until", "today", "--since", "1d", "--range", "all"],
      "--range and --since both name the days; give one of them"
    ),
    (
      ["--until", "today", "--date", "1d"],
      "--date and --until both name the days; give one of them"
    ),
    (["--date", "toady"], "unknown day 'toady'; did you mean 'today'?"),
    (
      ["--date", "2026-02-30"],
      "'2026-02-30' is not a day; expected a date such as 2026-01-14 or 20260114, today, yesterday or 3d"
    ),
    (
      ["--range", "week", "--date", "today"],
      "--range and --date both name the days; give one of them"
    ),
    (["--by", "tol"], "unknown dimension 'tol'; did you mean 'tool'?"),
    (["--by", "day,day"], "--by names day twice"),
    (["--by", "day,tool,model"], "--by takes one or two dimensions, not 3"),
    (
      ["--by", "project_dir", "--top", "1"],
      "unknown dimension 'project_dir'; known are "
        + "day, week, month, hour, tool, project, model, session, agent, branch, file, command, "
        + "url, server, skill, plugin, user, worktree"
    ),
    (["--by", "tool", "--sort", "kost"], "unknown key 'kost'; did you mean 'cost'?"),
    (["--by", "tool", "--top", "0"], "--top is '0'; expected a number from 1 on"),
    (["--by", "tool", "--top", "many"], "--top is 'many'; expected a number from 1 on"),
    (["--sort", "cost"], "--sort is for tables: give --by, too"),
    (["--reverse"], "--reverse is for tables: give --by, too"),
    (["--format", "cvs"], "unknown format 'cvs'; did you mean 'csv'?"),
    (["--json", "--format", "csv"], "--json and --format name two formats; give one of them"),
    (["--rnage", "week"], "unknown option '--rnage'; did you mean '--range'?"),
    (["--jsn"], "unknown option '--jsn'; did you mean '--json'?"),
    (["--range"], "--range needs a value: --range range"),
    (["--range", "week", "--range", "today"], "--range is given twice"),
    (["--json=yes"], "--json takes no value"),
    (["week"], "unexpected argument 'week'; did you mean '--range week'?"),
    (["tool"], "unexpected argument 'tool'; did you mean '--by tool'?"),
    (["jsn"], "unexpected argument 'jsn'; did you mean '--json'?"),
    (
      ["nonsense"],
      "unexpected argument 'nonsense'; subcommands are budget, rotate, import, rates, reconcile, accuracy, help"
    ),
    (
      ["--json", "rates"],
      "unexpected argument 'rates'; a subcommand goes first: 'session-stats rates'"
    ),
  ])
  func `says what is wrong with the arguments`(_ arguments: [String], _ message: String) throws {
    let outcome = try Logs([Call()]).run(arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.standardOutput == "")
    #expect(
      outcome.errorLines
        == ["session-stats: \(message)", "Try 'session-stats --help'."])
  }
}
