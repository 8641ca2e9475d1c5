import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Tests that the committed manual pages match the programs, and have no warnings or errors.
struct ManualPageTests {
  private static let directory = "docs/man"
  private static let pages = Dictionary(
    uniqueKeysWithValues: ManualPage.pages.map { ($0.program.name, $0) })
  private static let names = pages.keys.sorted()

  private static func path(_ name: String) -> String { Repository.path("\(directory)/\(name).1") }

  private func page(_ name: String) throws -> ManualPage { try #require(Self.pages[name]) }

  @Test(arguments: names) func `says what the program says`(_ name: String) throws {
    #expect(Golden.difference(try page(name).text, from: "\(name).1", in: Self.directory) == nil)
  }

  @Test(arguments: names) func `gives groff and mandoc nothing to warn of`(_ name: String) throws {
    for (tool, arguments) in [
      ("groff", ["-man", "-Tutf8", "-ww", "-z"]), ("mandoc", ["-Tlint"]),
    ] {
      guard let program = Program.installed(tool, for: "looking for warnings") else { continue }
      let consequences = try program.run(
        arguments + [Self.path(name)], environment: Self.environment)
      #expect(consequences == Consequences(), "\(tool)")
    }
  }

  @Test(arguments: names) func `shows every text of the table as it is`(_ name: String) throws {
    guard let groff = Program.installed("groff", for: "reading the manual") else { return }
    let shown = try groff.run(
      ["-man", "-Tascii", "-P-cbou", Self.path(name)], environment: Self.environment)
    let text = Self.words(shown.standardOutput)
    let program = try page(name).program
    for command in [program] + program.subcommands {
      for usage in command.usage {
        let usage = usage.replacing(#/<([^<> ]+)>/#) { $0.1 }
        #expect(text.contains(Self.words("\(command.name) \(usage)")))
      }
      for option in command.allOptions {
        #expect(text.contains("--\(option.name)"))
        #expect(text.contains(Self.words(option.help)), "\(option.name)")
      }
      for variable in command.environment {
        #expect(text.contains(variable.name.filter { !"<>".contains($0) }))
        #expect(text.contains(Self.words(variable.help)), "\(variable.name)")
      }
      for paragraph in command.discussion.split(separator: "\n\n") {
        #expect(text.contains(Self.words(String(paragraph))), "\(command.name)")
      }
    }
    for example in try page(name).examples { #expect(text.contains(Self.words(example.line))) }
  }

  @Test func `escapes what troff would take for more`() {
    #expect(
      Roff.escaped(#"a\-b 'c' ~/.x "y" é"#) == #"a\e\-b \(aqc\(aq \(ti/.x \(dqy\(dq \[u00E9]"#)
    #expect(Roff.paragraph(".x and .y") == #"\&.x and .y"#)
    #expect(Roff.paragraph("One, e.g. two. Three.") == "One, e.g. two.\nThree.")
    #expect(
      Roff.usage(from: "[--limit <usd>] < file-name")
        == #"[\fB\-\-limit\fR \fIusd\fR] < file\-name"#)
    let long = Array(repeating: "..........", count: 30).joined(separator: " ")
    let lines = Roff.paragraph(long).split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.hasPrefix(#"\&."#) && $0.utf8.count <= 80 })
  }

  @Test(arguments: names) func `gives examples that work`(_ name: String) throws {
    for example in try page(name).examples {
      let directory = try TemporaryDirectory()
      try directory.write(
        HookRuns.example("01-PostToolUse-Bash.json"), to: "hook-input.json")
      // The program must not be registered from a build directory.
      try directory.makeDirectories("bin")
      try FileManager.default.createSymbolicLink(
        atPath: directory.path("bin/\(name)"), withDestinationPath: Program.built(name).path)
      let consequences = try Program(path: "/bin/sh").run(
        ["-ec", example.line],
        environment: [
          "PATH": "\(directory.path("bin")):/usr/bin:/bin", "HOME": directory.path, "TZ": "UTC",
        ],
        directory: directory.path)
      #expect(consequences.status == 0, "\(example.line): \(consequences)")
    }
  }

  @Test func `names every variable that a program reads`() throws {
    let modules = [
      "claude-hook-log": [
        "ActivityLog", "HookLogging", "OperatingSystem", "Setup", "ToolCalls", "claude-hook-log",
      ],
      "session-stats": ["ActivityLog", "OperatingSystem", "SessionStats", "session-stats"],
    ]
    for (name, modules) in modules {
      let page = try page(name).text
      for variable in try modules.flatMap(Self.variables) {
        #expect(page.contains("\n\(variable)"), "\(name): \(variable)")
      }
    }
  }

  /// Returns the names of variables in a module's sources.
  private static func variables(in module: String) throws -> [String] {
    let root = Repository.path("Sources/\(module)")
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let names = try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      String(decoding: try Repository.data("Sources/\(module)/\(file)"), as: UTF8.self)
        .matches(of: #/(?:environment|self)\["(\w+)"\]|(?:isOn|path)\("([A-Z_]+)"|"(CLAUDE_\w+)"/#)
        .compactMap { ($0.1 ?? $0.2 ?? $0.3).map(String.init) }
    }
    return names
  }

  /// The environment for `groff`, which finds its parts by PATH.
  private static var environment: [String: String] {
    ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
  }

  /// Returns a text with white space collapsed to single spaces.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
