import Testing

@testable import CommandLineTool

struct HelpTextTests {
  @Test func `has the shape of the help of Swift's tools`() {
    let command = Command(
      "tool", overview: "Do things.", usage: ["[options]", "help"],
      options: [
        Option("range", letter: "r", value: "range", help: "The days."),
        Option(
          "project", value: "pattern", isRepeatable: true,
          help: "Only projects with this name or directory; * and ? are wildcards. Can be repeated."
        ),
        Option("json", help: "Print JSON."),
        Option("generate-completion-script", value: "shell", help: "Print a script for bash."),
      ],
      discussion: """
        A paragraph that isn't
        wrapped again.
        """)
    #expect(
      HelpText(command: command).text == """
        OVERVIEW: Do things.

        USAGE: tool [options]
               tool help

        OPTIONS:
          -r, --range <range>     The days.
          --project <pattern>     Only projects with this name or directory; * and ? are
                                  wildcards. Can be repeated.
          --json                  Print JSON.
          --generate-completion-script <shell>
                                  Print a script for bash.
          -h, --help              Show this help.
          -V, --version           Show the version.

        A paragraph that isn't
        wrapped again.

        """)
  }

  @Test func `is complete without options or discussion`() {
    let command = Command("tool", overview: "Do things.", usage: ["< input"])
    #expect(
      HelpText(command: command).text == """
        OVERVIEW: Do things.

        USAGE: tool < input

        OPTIONS:
          -h, --help              Show this help.
          -V, --version           Show the version.

        """)
  }

  @Test func `tells variables and exit statuses`() {
    let command = Command(
      "tool", overview: "Do things.", usage: ["x"],
      environment: [
        EnvironmentVariable("TOOL_DIR", help: "The directory."),
        EnvironmentVariable("TOOL_RATE_OF_A_LONG_NAME", help: "The rate."),
      ], discussion: "More.",
      exitStatuses: [
        (.success, "all is well and there is nothing that anybody has to do now"),
        (.limitReached, "much too much"), (.usage, "wrong usage"),
      ])
    #expect(
      HelpText(command: command).text.hasSuffix(
        """
          -V, --version           Show the version.

        ENVIRONMENT:
          TOOL_DIR                The directory.
          TOOL_RATE_OF_A_LONG_NAME
                                  The rate.

        More.

        Exit status: 0 all is well and there is nothing that anybody has to do now, 3
        much too much, 64 wrong usage.

        """))
  }

  @Test func `fits 80 columns, whatever the length of the words`() {
    for length in 1...54 {
      let word = String(repeating: "z", count: length)
      let help = Array(repeating: word, count: 40).joined(separator: " ")
      let command = Command(
        "tool", overview: "", usage: ["x"], options: [Option("name", value: "v", help: help)])
      let lines = HelpText(command: command).text.split(separator: "\n")
      #expect(lines.map(\.count).max() ?? 0 <= 80, "\(length)")
      // Another word wouldn't have fit.
      let first = lines.first { $0.contains("--name") }?.count ?? 0
      #expect(first + 1 + length > 80, "\(length)")
      #expect(lines.joined().count { $0 == "z" } == 40 * length)
    }
  }

  @Test(arguments: 15...25) func `aligns descriptions after a name of any length`(_ length: Int) {
    let name = String(repeating: "n", count: length)
    let command = Command(
      "tool", overview: "", usage: ["x"], options: [Option(name, help: "Help.")])
    let lines = HelpText(command: command).text.split(separator: "\n").map(String.init)
    let expected =
      length <= 21
      ? ["  --\(name)" + String(repeating: " ", count: 22 - length) + "Help."]
      : ["  --\(name)", String(repeating: " ", count: 26) + "Help."]
    #expect(Array(lines.dropFirst(3).prefix(expected.count)) == expected)
  }
}
