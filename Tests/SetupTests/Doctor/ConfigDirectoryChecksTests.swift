import TestSupport
import Testing

struct ConfigDirectoryChecksTests {
  private let runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.register()
  }

  @Test(arguments: [
    ("", "set and empty", "unset CLAUDE_CONFIG_DIR"),
    ("~/config", "is ~/config,", "export CLAUDE_CONFIG_DIR=HOME/config where your shell starts"),
    ("a b", "is a b,", "export CLAUDE_CONFIG_DIR='HOME/a b' where your shell starts"),
  ])
  func `find a directory that Claude Code looks for elsewhere`(
    _ value: String, _ words: String, _ mend: String
  ) throws {
    var runs = runs
    runs.variables["CLAUDE_CONFIG_DIR"] = value
    let found = try #require(try runs.report().found("environment").first)
    #expect(found.code == "config-folder" && found.status == "trouble")
    #expect(found.message.contains(words))
    #expect(found.mend == mend.replacing("HOME", with: runs.directory.path("home")))
  }

  @Test func `are content with a whole path`() throws {
    var runs = runs
    runs.variables["CLAUDE_CONFIG_DIR"] = runs.directory.path("home/.claude")
    #expect(try runs.report().ok)
  }
}
