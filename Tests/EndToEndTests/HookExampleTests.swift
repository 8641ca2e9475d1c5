import Foundation
import TestSupport
import Testing

struct HookExampleTests {
  @Test func `every example leaves exactly its record and disturbs nothing`() throws {
    var records = ""
    for name in try HookRuns.examples() {
      let folder = try TemporaryFolder()
      let consequences = try HookRuns.hook.run(
        input: HookRuns.example(name), environment: HookRuns.environment(folder),
        folder: "/tmp")
      #expect(consequences == Consequences(), "\(name)")
      records += "\(name)\n" + HookRuns.withoutTime(try HookRuns.log(in: folder))
    }
    #expect(Golden.difference(records, from: "example-records.txt") == nil)
  }

  @Test(arguments: [
    [:], ["CLAUDE_LOG_TOKENS": "off"], ["CLAUDE_LOG_DETAILS": "0"],
    ["CLAUDE_SESSION_ID": "review"], ["CLAUDE_PROJECT_DIR": "/home/ada/src"],
  ])
  func `a second implementation makes the same records`(_ variables: [String: String]) throws {
    let purpose = "comparing records with Tests/Oracles/record_oracle.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    for name in try HookRuns.examples() {
      let folder = try TemporaryFolder()
      let environment = HookRuns.environment(folder).merging(variables) { $1 }
      _ = try HookRuns.hook.run(
        input: HookRuns.example(name), environment: environment, folder: "/tmp")
      let oracle = try python.run(
        [
          Repository.path("Tests/Oracles/record_oracle.py"),
          Repository.path("examples/hook-inputs/\(name)"),
        ], environment: environment.merging(["PATH": searchPath]) { $1 }, folder: "/tmp")
      #expect(oracle.status == 0, "\(oracle)")
      let expected = oracle.standardOutput == "null\n" ? "" : oracle.standardOutput
      let actual = HookRuns.withoutTime(try HookRuns.log(in: folder))
        .replacing(#""timestamp":"<now>","#, with: "")
      #expect(actual == expected, "\(name)")
    }
  }

  private var searchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }
}
