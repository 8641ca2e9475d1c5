import CommandLineTool
import TestSupport
import Testing

struct DryRunTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  @Test func `shows the lines that would come, and writes nothing`() throws {
    try runs.write("{\n  \"a\": 1\n}\n")
    let lines = try runs.install("--dry-run").standardOutput.split(separator: "\n")
    #expect(lines.first == "Would change \(runs.home.path(".claude/settings.json")):")
    #expect(
      lines.dropFirst().prefix(3) == ["- 2:   \"a\": 1", "+ 2:   \"a\": 1,", "+ 3:   \"hooks\": {"])
    #expect(runs.settings == "{\n  \"a\": 1\n}\n")
    #expect(try runs.home.names() == [".claude", "bin"])
    #expect(try runs.home.read(".claude/settings.json") == "{\n  \"a\": 1\n}\n")
  }

  @Test func `makes neither a directory nor a file`() throws {
    let outcome = try runs.install("--dry-run")
    #expect(outcome.status == .success)
    #expect(outcome.standardOutput.contains("\n+ 1: {\n+ 2:   \"hooks\": {\n"))
    #expect(try runs.home.names() == ["bin"])
  }

  @Test func `shows what an uninstall would take out`() throws {
    try runs.write("{\"a\": 1}")
    _ = try runs.install()
    let installed = runs.settings
    let outcome = try runs.uninstall("--dry-run")
    #expect(outcome.standardOutput.contains("\n- 1: {\"a\": 1, \"hooks\": "))
    #expect(outcome.standardOutput.contains("\n+ 1: {\"a\": 1}\n"))
    #expect(runs.settings == installed)
  }

  @Test func `says where nothing would change`() throws {
    _ = try runs.install()
    #expect(try runs.install("--dry-run").standardOutput.contains("Registered already in "))
    _ = try runs.uninstall()
    #expect(try runs.uninstall("--dry-run").standardOutput.contains("Not registered in "))
  }
}
