import Foundation
import TestSupport
import Testing

struct HookExampleTests {
  @Test func `every example leaves exactly its record and disturbs nothing`() throws {
    var records = ""
    for name in try HookRuns.examples() {
      let directory = try TemporaryDirectory()
      let consequences = try HookRuns.hook.run(
        input: HookRuns.example(name), environment: HookRuns.environment(directory),
        directory: "/tmp")
      #expect(consequences == Consequences(), "\(name)")
      records += "\(name)\n" + HookRuns.withoutTime(try HookRuns.log(in: directory))
    }
    #expect(Golden.difference(records, from: "example-records.txt") == nil)
  }

  @Test(arguments: Tier.sample(HookRuns.variations, each: 2))
  func `a second implementation makes the same records`(_ variables: [String: String]) throws {
    let purpose = "comparing records with Tests/Oracles/record_oracle.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let examples = try HookRuns.examples()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let oracle = try python.run(
      [Repository.path("Tests/Oracles/record_oracle.py")]
        + examples.map { Repository.path("examples/hook-inputs/\($0)") },
      environment: variables.merging(["HOME": "/home/ada", "TZ": "UTC", "PATH": path]) { own, _ in
        own
      },
      directory: "/tmp")
    #expect(oracle.status == 0, "\(oracle)")
    let expected = oracle.standardOutput.split(separator: "\n")
    let logs = try HookRuns.exampleLogs(variables)
    try #require(expected.count == examples.count && logs.count == examples.count)
    for (name, (log, record)) in zip(examples, zip(logs, expected)) {
      let actual = HookRuns.withoutTime(log).replacing(#""timestamp":"<now>","#, with: "")
      #expect(actual == (record == "null" ? "" : record + "\n"), "\(name)")
    }
  }
}
