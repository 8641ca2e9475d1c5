import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

struct TextSummaryTests {
  /// The calls of the published sample, which leaves out Bash and Grep, the tools of the other 44 calls.
  private static let sample =
    45 * Call(tool: "Edit", session: "1", project: "my-app", input: 1_000, output: 200)
    + 38 * Call(tool: "Read", session: "2", project: "other-project")
    + 30 * Call(tool: "Bash", session: "3", project: "my-app", output: 115)
    + 10 * Call(tool: "Grep", session: "3", project: "my-app", input: 23)
    + 4 * Call(tool: "Grep", session: "3", project: "my-app")

  private static let rule = String(repeating: "═", count: 59)

  @Test func `prints the published sample line by line`() throws {
    let outcome = try Logs(Self.sample).run()
    #expect(
      outcome.standardOutput == """
        \(Self.rule)
                Claude Code Session Statistics - today
        \(Self.rule)

        Summary
          Total operations:  127
          Sessions:          3

        Token Usage
          Input tokens:      45,230
          Output tokens:     12,450
          Total tokens:      57,680

        Estimated Cost (Sonnet rates)
          Input:   $0.1357
          Output:  $0.1868
          Total:   $0.3225

        Tools Used
          Edit: 45
          Read: 38
          Bash: 30
          Grep: 14

        Projects
          my-app: 89
          other-project: 38

        Models
          unknown: 127

        Most Edited Files
          (none)

        Note
          Costs are those of the tool traffic, estimated at 4 characters a token.
          The bill is higher: the context is read again at every request.

        """)
    #expect(outcome.standardError == "")
    #expect(outcome.status == .success)
  }

  @Test func `prints zeros for an empty log`() throws {
    let outcome = try Logs([]).run()
    #expect(outcome.section("Summary") == ["  Total operations:  0", "  Sessions:          0"])
    #expect(
      outcome.section("Token Usage") == [
        "  Input tokens:      0", "  Output tokens:     0", "  Total tokens:      0",
      ])
    #expect(
      outcome.section("Estimated Cost (Sonnet rates)") == [
        "  Input:   $0.0000", "  Output:  $0.0000", "  Total:   $0.0000",
      ])
    for heading in ["Tools Used", "Projects", "Models", "Most Edited Files"] {
      #expect(outcome.section(heading) == ["  (none)"])
    }
    #expect(!outcome.outputLines.contains("Failures"))
    #expect(!outcome.outputLines.contains("Data Quality"))
  }

  @Test(arguments: [
    // Rates for 1,000 tokens, and the printed costs of 1,000 tokens of each kind.
    ("0.00005", "0.00005", ["$0.0001", "$0.0001", "$0.0002"]),
    ("0.00004", "0.00004", ["$0.0000", "$0.0000", "$0.0000"]),
    ("0.00015", "0.00025", ["$0.0002", "$0.0003", "$0.0005"]),
    ("0.000049999999", "1", ["$0.0000", "$1.0000", "$1.0000"]),
    ("0.99995", "0", ["$1.0000", "$0.0000", "$1.0000"]),
  ])
  func `rounds halves up and adds what is printed`(
    _ input: String, _ output: String, _ amounts: [String]
  ) throws {
    let outcome = try Logs([Call(input: 1_000, output: 1_000)]).run(
      environment: ["CLAUDE_RATE_INPUT": input, "CLAUDE_RATE_OUTPUT": output])
    #expect(
      outcome.section("Estimated Cost (rates from environment)")
        == zip(["Input:   ", "Output:  ", "Total:   "], amounts).map { "  " + $0 + $1 })
  }

  @Test func `shows the five files edited most`() throws {
    let logs = try Logs()
    let lines = try (1...7).map { count in
      String(
        repeating: try Call(tool: "Write", file: "src/\(count).swift").line + "\n",
        count: count * 1_000)
    }
    try logs.write(lines.joined())
    #expect(
      logs.run().section("Most Edited Files") == [
        "  src/7.swift (app): 7,000", "  src/6.swift (app): 6,000", "  src/5.swift (app): 5,000",
        "  src/4.swift (app): 4,000", "  src/3.swift (app): 3,000",
      ])
  }

  @Test func `shows failures after the files and what is wrong with the data last`() throws {
    let logs = try Logs()
    let calls =
      1_200 * Call(tool: "Bash", exitCode: 1) + [Call(tool: "Bash"), Call(tool: "Read")]
      + [Call(tool: "Edit", error: ""), Call(tool: "unknown", isRejected: true)]
    try logs.write(try calls.map { try $0.line + "\n" }.joined() + "nonsense\n")
    try logs.directory.write("2026-01-14 no space\n", to: "hook-trouble.log")
    let outcome = logs.run()
    #expect(outcome.section("Failures") == ["  Bash: 1,200 of 1,201", "  Edit: 1 of 1"])
    #expect(
      outcome.section("Data Quality") == [
        "  Malformed records (skipped): 1", "  Rejected hook inputs: 1",
        "  Troubles of the hook (hook-trouble.log): 1",
      ])
    let headings = outcome.outputLines.dropFirst(3).filter { !$0.isEmpty && !$0.hasPrefix(" ") }
    #expect(
      headings == [
        "Summary", "Token Usage", "Estimated Cost (Sonnet rates)", "Tools Used", "Projects",
        "Models", "Most Edited Files", "Failures", "Data Quality", "Note",
      ])
  }

  @Test func `writes no colours and no other controls`() throws {
    let text = try Logs(Self.sample).run(environment: ["CLICOLOR_FORCE": "0"]).standardOutput
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(text.hasSuffix("\n"))
    #expect(!text.hasSuffix("\n\n"))
  }
}
