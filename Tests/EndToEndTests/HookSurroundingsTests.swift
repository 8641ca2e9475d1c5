import Foundation
import TestSupport
import Testing

/// Runs the real hook with a real session's surroundings: a work tree and transcripts.
///
/// A `.git` directory can't be committed, so it is created in a home directory that replaces Ada's. Apart
/// from branch and model, each record is the one in `example-records.txt`.
struct HookSurroundingsTests {
  private static let session = "3f6c1d2e-8a47-4b90-9c15-d04e7b1a6f28"
  private static let transcripts = ".claude/projects/-home-ada-src-lighthouse"

  private let home: TemporaryDirectory

  init() throws {
    home = try TemporaryDirectory()
    try home.write("ref: refs/heads/vat-rounding\n", to: "src/lighthouse/.git/HEAD")
    try home.write(
      row("toolu_01erQ7Ex6E5vsppzoQkuuShY", "claude-sonnet-5") + row("toolu_01", "claude-opus-5"),
      to: "\(Self.transcripts)/\(Self.session).jsonl")
    try home.write(
      row("toolu_01", "claude-haiku-4-5"),
      to: "\(Self.transcripts)/\(Self.session)/subagents/agent-a4d91f03be27c6581.jsonl")
  }

  /// Returns the row of a response that makes a call.
  private func row(_ id: String, _ model: String) -> String {
    #"{"isSidechain":false,"message":{"model":"\#(model)","content":["#
      + #"{"type":"tool_use","id":"\#(id)","name":"Bash","input":{}}]},"type":"assistant"}"# + "\n"
  }

  /// Returns an example input, adapted to the test's home directory.
  private func example(_ name: String) throws -> Data {
    let input = String(decoding: try HookRuns.example(name), as: UTF8.self)
    return Data(input.replacing("\"/home/ada/", with: "\"\(home.path)/").utf8)
  }

  private var environment: [String: String] {
    HookRuns.environment(home).merging(["HOME": home.path]) { $1 }
  }

  @Test(arguments: [
    ("01-PostToolUse-Bash.json", "claude-sonnet-5"),
    ("02-PostToolUse-Bash-commit.json", "claude-opus-5"),
    ("06-PostToolUse-Bash-in-subagent.json", "claude-haiku-4-5"),
  ])
  func `a record tells branch and model too`(_ name: String, _ model: String) throws {
    let consequences = try HookRuns.hook.run(
      input: example(name), environment: environment, directory: "/tmp")
    #expect(consequences == Consequences())
    let golden = String(
      decoding: try Repository.data("Tests/EndToEndTests/Golden/example-records.txt"), as: UTF8.self
    )
    let lines = golden.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0 == name })
    let expected = lines[place + 1].replacing(#/"project_dir":"[^"]*",/#) {
      $0.0 + #""branch":"vat-rounding","model":"\#(model)","#
    }
    #expect(HookRuns.withoutTime(try HookRuns.log(in: home)) == expected + "\n")
  }

  @Test func `an explanation names the files that told them`() throws {
    let consequences = try HookRuns.hook.run(
      ["--explain"], input: example("01-PostToolUse-Bash.json"), environment: environment,
      directory: "/tmp")
    let lines = consequences.standardOutput.split(separator: "\n")
    for (name, value, file) in [
      ("branch", "vat-rounding", "src/lighthouse/.git/HEAD"),
      ("model", "claude-sonnet-5", "\(Self.transcripts)/\(Self.session).jsonl"),
    ] {
      let place = try #require(lines.firstIndex { $0.hasPrefix(name + " ") })
      #expect(lines[place].hasSuffix(#" "\#(value)""#))
      #expect(lines[place + 1].contains(home.path(file)))
    }
  }
}
