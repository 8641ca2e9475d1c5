import Foundation
import TestSupport
import Testing

/// Runs the scripts in `examples` as users would.
struct ShellExampleTests {
  private static let shells = ["sh", "bash", "zsh", "dash"]
  private static let tools = ProcessInfo.processInfo.environment["PATH"] ?? ""

  /// A home directory with the reporter in `.local/bin` and day files written by tests.
  private final class Home {
    let directory: TemporaryDirectory
    static let logs = ".claude/logs"

    init() throws {
      directory = try TemporaryDirectory()
      try directory.makeLogs(in: ".claude")
      try directory.makeDirectories(".local/bin")
      try FileManager.default.createSymbolicLink(
        atPath: directory.path(".local/bin/session-stats"),
        withDestinationPath: ReportRuns.stats.path)
    }

    /// Writes a record to each of `days` day files up to today, and to that of tomorrow in case a test runs
    /// at midnight.
    func write(days: Int, _ tokens: Int = 0, in directory: String = Home.logs) throws {
      for day in 1 - days...1 {
        let date = Date(timeIntervalSinceNow: Double(day) * 86_400).ISO8601Format().prefix(10)
        try self.directory.write(
          """
          {"timestamp":"\(date)T12:00:00Z","session_id":"s","tool":"Bash","command":"make test",\
          "project":"a|b","tokens":{"input":\(tokens),"output":0,"total":\(tokens)},\
          "error":"no rule","tool_use_id":"\(directory) \(date)","v":1}

          """, to: "\(directory)/activity-\(date).jsonl")
      }
    }

    /// Writes a response of 20 dollars on each of the same days.
    func bill(days: Int) throws {
      let rows = (1 - days...1).map { day in
        let date = Date(timeIntervalSinceNow: Double(day) * 86_400).ISO8601Format().prefix(10)
        return CaseRow(
          id: "\(date)", directory: "/home/ada/a|b", input: 4_000_000, output: 0,
          time: "\(date)T12:00:00Z"
        ).line
      }
      try directory.write(rows.joined(), to: ".claude/projects/-home-ada-a-b/s.jsonl")
    }

    /// Returns the variables of the user's programs; cron's PATH contains only the system's programs.
    func environment(_ variables: [String: String] = [:]) -> [String: String] {
      ["HOME": directory.path, "TZ": "UTC", "PATH": directory.path(".local/bin") + ":" + tools]
        .merging(variables) { $1 }
    }
  }

  // MARK: Budget

  @Test(arguments: shells, ["set -eu", "set +eu"])
  func `the budget is silent where there is nothing to say`(_ shell: String, _ mode: String) throws
  {
    guard let program = Program.installed(shell, for: "examples/shell/budget.sh") else { return }
    let home = try Home()
    try home.write(days: 2, 1_000_000)
    let script = "\(mode); . \(Repository.path("examples/shell/budget.sh"))"
    let check = "; claude_budget_check; echo alive"
    for (command, variables) in [
      // A script, no limit, an empty limit, a limit that isn't near, no program.
      (script + "; echo alive", ["CLAUDE_DAILY_BUDGET": "0.01"]), (script + check, [:]),
      (script + check, ["CLAUDE_DAILY_BUDGET": ""]),
      (script + check, ["CLAUDE_DAILY_BUDGET": "1000"]),
      (script + check, ["CLAUDE_DAILY_BUDGET": "0.01", "PATH": home.directory.path("none")]),
    ] {
      let consequences = try program.run(["-c", command], environment: home.environment(variables))
      #expect(consequences == Consequences("alive\n"), "\(command) \(variables)")
    }
  }

  @Test(arguments: shells)
  func `the budget says when it is reached, and no shell ends of it`(_ shell: String) throws {
    guard let program = Program.installed(shell, for: "examples/shell/budget.sh") else { return }
    let home = try Home()
    try home.write(days: 2, 1_000_000)
    let consequences = try program.run(
      [
        "-euc",
        ". \(Repository.path("examples/shell/budget.sh")); claude_budget_check; echo alive",
      ], environment: home.environment(["CLAUDE_DAILY_BUDGET": "2.50"]))
    #expect(
      consequences
        == Consequences(
          "Claude Code budget reached: $3.00 of $2.50 (120%), today; "
            + "tool traffic only, estimated\nalive\n"))
  }

  @Test(arguments: shells)
  func `the budget is the bill, where it is known`(_ shell: String) throws {
    guard let program = Program.installed(shell, for: "examples/shell/budget.sh") else { return }
    let home = try Home()
    try home.write(days: 2, 1_000)
    try home.bill(days: 2)
    let script = ". \(Repository.path("examples/shell/budget.sh"))"
    let consequences = try program.run(
      ["-euc", "\(script); claude_budget_check; echo alive"],
      environment: home.environment(["CLAUDE_DAILY_BUDGET": "16"]))
    #expect(
      consequences
        == Consequences(
          "Claude Code budget reached: $20.00 of $16.00 (125%), today; API cost, rates by model\n"
            + "alive\n"))
    let purpose = "comparing costs with examples/shell/budget.sh"
    guard Program.installed("jq", for: purpose) != nil, Program.installed("bc", for: purpose) != nil
    else { return }
    for (limit, status) in ["20": 0, "20.0001": 1] {
      let comparison = try program.run(
        ["-uc", "\(script); claude_cost_reaches \(limit)"], environment: home.environment())
      #expect(comparison == Consequences(status: Int32(status)), "\(limit)")
    }
  }

  @Test(arguments: ["bash", "zsh"])
  func `an interactive shell looks at the budget when it starts`(_ shell: String) throws {
    let purpose = "starting \(shell) on a terminal with examples/shell/budget.sh"
    guard let program = Program.installed(shell, for: purpose),
      let python = Program.installed("python3", for: purpose)
    else { return }
    let home = try Home()
    try home.write(days: 2, 1_000_000)
    let start = "set -u; . \(Repository.path("examples/shell/budget.sh")); set +u\n"
    for name in [".bashrc", ".zshrc"] { try home.directory.write(start, to: name) }
    for (limit, isReached) in [("2.50", true), ("1000", false)] {
      let consequences = try python.run(
        ["-c", "import pty, sys; pty.spawn(sys.argv[1:])", program.path, "-i"],
        input: Data("echo al''ive\nexit\n".utf8),
        environment: home.environment(["CLAUDE_DAILY_BUDGET": limit, "TERM": "dumb"]))
      #expect(consequences.standardOutput.contains("Claude Code budget reached") == isReached)
      #expect(consequences.standardOutput.contains("alive\r\n"), "\(consequences)")
    }
  }

  @Test(arguments: shells)
  func `the cost is compared by bc, however small it is`(_ shell: String) throws {
    let purpose = "comparing costs with examples/shell/budget.sh"
    guard let program = Program.installed(shell, for: purpose),
      Program.installed("jq", for: purpose) != nil, Program.installed("bc", for: purpose) != nil
    else { return }
    let home = try Home()
    // At 0.003 dollars for 1,000 tokens: nothing, 0.00003, 0.00006, and 3 dollars.
    for (tokens, limits) in [
      (0, ["0": 0, "0.0001": 1]), (10, ["0": 0, "0.0001": 1]),
      (20, ["0.0001": 0, "0.0002": 1, ".0001": 0]),
      (1_000_000, ["2.9999": 0, "3": 0, "3.0001": 1]),
    ] {
      try home.write(days: 2, tokens)
      for (limit, status) in limits {
        let consequences = try program.run(
          [
            "-uc",
            ". \(Repository.path("examples/shell/budget.sh")); claude_cost_reaches \(limit)",
          ], environment: home.environment())
        #expect(consequences == Consequences(status: Int32(status)), "\(tokens) \(limit)")
      }
    }
    for wrong in ["", "x", "1e3", "1.2.3", "'1;2'", "1 --rnage week"] {
      let consequences = try program.run(
        ["-uc", ". \(Repository.path("examples/shell/budget.sh")); claude_cost_reaches \(wrong)"],
        environment: home.environment())
      #expect(consequences.status == 2 && !consequences.standardError.isEmpty, "\(wrong)")
      #expect(consequences.standardOutput.isEmpty)
    }
  }

  // MARK: Review

  @Test func `the crontab line rotates`() throws {
    let home = try Home()
    try home.write(days: 45)
    let crontab = String(
      decoding: try Repository.data("examples/cron/rotate.crontab"), as: UTF8.self)
    let lines = crontab.split(separator: "\n").filter { !$0.hasPrefix("#") }
    try #require(lines.count == 1)
    let command = try #require(lines[0].firstMatch(of: #/^0 4 \* \* \* ([^%]*)$/#)).1
    let consequences = try Program(path: "/bin/sh").run(
      ["-c", String(command)], environment: home.environment(["PATH": "/usr/bin:/bin"]))
    #expect(consequences == Consequences())
    let names = try FileManager.default.contentsOfDirectory(
      atPath: home.directory.path(".claude/logs"))
    // Tomorrow, today and thirty days before; one less if midnight passes during the test.
    #expect((31...32).contains(names.count { $0.hasPrefix("activity-") }))
    #expect((1...3).contains(names.count { $0.hasPrefix("totals-") }))
  }

  @Test func `the weekly review has last week's calls, and the crontab line in it works`() throws {
    let home = try Home()
    try home.write(days: 21)
    let script = "examples/cron/weekly-review.sh"
    try home.directory.makeDirectories("path/to")
    try FileManager.default.createSymbolicLink(
      atPath: home.directory.path("path/to/weekly-review.sh"),
      withDestinationPath: Repository.path(script))
    let environment = home.environment(["PATH": "/usr/bin:/bin"])
    let printed = try Program(path: Repository.path(script)).run(environment: environment)
    #expect(printed.status == 0 && printed.standardError.isEmpty, "\(printed)")
    let review = printed.standardOutput
    #expect(review.hasPrefix("# Claude Code, last-week\n"))
    #expect(review.contains("| Operations | 7 |\n"))
    for heading in [
      "By day", "By project", "By model", "By tool", "Failures by tool", "Failures by command",
    ] {
      #expect(
        review.contains("\n## \(heading)\n\n\\$0.0000 tool traffic · 7 calls, 7 failed · "),
        "\(heading)")
    }
    for row in [#"| a\|b | 7 |"#, "| Bash | 7 | 7 |", "| make test | 7 | 7 |"] {
      #expect(review.contains("\n\(row)"), "\(row)")
    }
    let days = try review.matches(of: #/(?m)^\| (\d{4}-\d\d-\d\d) \| 1 \|/#)
      .map { try Date("\($0.1)T00:00:00Z", strategy: .iso8601) }
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    #expect(days.map { calendar.component(.weekday, from: $0) } == [2, 3, 4, 5, 6, 7, 1])
    // Half a day of tolerance, for tests that run at midnight.
    let age = Date().timeIntervalSince(try #require(days.first)) / 86_400
    #expect(6.5...14.5 ~= age)

    let source = String(decoding: try Repository.data(script), as: UTF8.self)
    let line = try #require(source.firstMatch(of: #/(?m)^# +0 8 \* \* 1 (.*)$/#))
    for _ in 1...2 {
      let consequences = try Program(path: "/bin/sh").run(
        ["-c", String(line.1.replacing("\\%", with: "%"))], environment: environment)
      #expect(consequences == Consequences())
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: home.directory.path("claude-reviews"))
    #expect(names.count == 1 && names[0].contains(#/^\d{4}-\d\d-\d\d\.md$/#), "\(names)")
    #expect(try home.directory.read("claude-reviews/\(names[0])") == review)
  }

  @Test func `the weekly review has the bill, where it is known`() throws {
    let home = try Home()
    try home.write(days: 21, 1_000)
    try home.bill(days: 21)
    let review = try Program(path: Repository.path("examples/cron/weekly-review.sh")).run(
      environment: home.environment()
    ).standardOutput
    #expect(review.hasPrefix("# Claude Code, last-week\n\n\\$140.00 API cost · 7 calls, "))
    for (heading, cost) in [
      "By day": "140.00 API cost", "By project": "140.00 API cost", "By model": "140.00 API cost",
      "By tool": "0.0350 tool traffic", "Failures by tool": "0.0350 tool traffic",
    ] {
      #expect(review.contains("\n## \(heading)\n\n\\$\(cost) · 7 calls"), "\(heading)")
    }
  }

  @Test func `a review of logs that can't be read fails`() throws {
    let home = try Home()
    let consequences = try Program(path: Repository.path("examples/cron/weekly-review.sh")).run(
      environment: home.environment(["CLAUDE_LOG_DIR": home.directory.path("none")]))
    #expect(consequences.status == 1 && consequences.standardError.contains("none"))
  }

  // MARK: Team

  @Test func `a team's logs are merged again and again, and count once`() throws {
    let home = try Home()
    for machine in ["ada/lap top", "ada/desktop", "bob/laptop"] {
      try home.write(days: 3, 1_000, in: "machines/\(machine)")
    }
    let rotated = "totals-2025-12.ndjson"
    try home.directory.write("{\"totals\":1}\n", to: "machines/bob/laptop/\(rotated)")
    try home.directory.write("secret\n", to: "machines/bob/laptop/notes.txt")
    try FileManager.default.createSymbolicLink(
      atPath: home.directory.path("machines/bob/laptop/activity-2026-01-01.jsonl"),
      withDestinationPath: home.directory.path("machines/bob/laptop/notes.txt"))
    let machines = home.directory.path("machines")
    let arguments = [
      home.directory.path("team"), "ada/laptop=\(machines)/ada/lap top",
      "ada/desktop=\(machines)/ada/desktop", "bob/laptop=\(machines)/bob/laptop",
    ]
    let merge = Program(path: Repository.path("examples/team/merge.sh"))
    let first = try merge.run(arguments, environment: home.environment())
    #expect(first.status == 0, "\(first)")
    #expect(first.standardOutput.contains(#/\nada +8 /#), "\(first)")
    #expect(first.standardOutput.contains(#/\nbob +4 /#), "\(first)")
    #expect(try merge.run(arguments, environment: home.environment()) == first)
    #expect(try home.directory.read("team/bob/laptop/\(rotated)") == "{\"totals\":1}\n")
    let copies = try FileManager.default.contentsOfDirectory(
      atPath: home.directory.path("team/bob/laptop"))
    #expect(copies.count == 5, "\(copies)")
    #expect(try home.directory.permissions("team/ada/laptop") == 0o700)

    // A file that grew, a removed file, and a machine that is offline.
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(machines)/ada/desktop")
      .sorted()
    let grown = "machines/ada/desktop/\(names[0])"
    try home.directory.write(try home.directory.read(grown) + "{\"tool\":\"Read\"}\n", to: grown)
    try FileManager.default.removeItem(atPath: "\(machines)/ada/desktop/\(names[1])")
    try FileManager.default.removeItem(atPath: "\(machines)/bob")
    let second = try merge.run(arguments, environment: home.environment())
    #expect(second.status == 1 && second.standardError.contains("bob/laptop"), "\(second)")
    #expect(second.standardOutput.contains(#/\nada +9 /#), "\(second)")
    #expect(second.standardOutput.contains(#/\nbob +4 /#), "\(second)")
  }

  @Test(arguments: [
    [], ["team"], ["team", "ada=logs"], ["team", "ada/laptop"], ["team", "ada/laptop="],
    ["team", "../laptop=logs"], ["team", "ada/..=logs"], ["team", "a/b/c=logs"],
    ["team", "/laptop=logs"], ["team", "ada/=logs"],
  ])
  func `a merge that is named wrongly copies nothing`(_ arguments: [String]) throws {
    let home = try Home()
    try home.write(days: 1, in: "logs")
    let consequences = try Program(path: Repository.path("examples/team/merge.sh")).run(
      arguments, environment: home.environment(), directory: home.directory.path)
    #expect(consequences.status == 64 && consequences.standardOutput.isEmpty, "\(consequences)")
    #expect(try !home.directory.names().contains("team"))
  }
}
