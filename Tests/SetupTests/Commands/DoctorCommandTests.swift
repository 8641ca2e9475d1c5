import CommandLineTool
import TestSupport
import Testing

struct DoctorCommandTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  @Test func `finds that nothing is registered`() throws {
    let outcome = try runs.doctor()
    #expect(outcome.status == .failure)
    for event in ["PostToolUse", "PostToolUseFailure"] {
      #expect(outcome.standardOutput.contains("TROUBLE  \(event) is registered nowhere"))
    }
    #expect(outcome.standardOutput.contains("-> \(runs.program) install\n"))
  }

  @Test func `finds one event only`() throws {
    _ = try runs.install()
    let settings = try #require(runs.settings)
    try runs.write(settings.replacing("PostToolUseFailure", with: "PreToolUse"))
    let output = try runs.doctor().standardOutput
    #expect(output.contains("ok       PostToolUse: "))
    #expect(output.contains("TROUBLE  PostToolUseFailure is registered nowhere"))
    #expect(output.contains("PreToolUse has claude-hook-log, which logs nothing of that event"))
  }
}
