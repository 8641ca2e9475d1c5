import TestSupport
import Testing

struct RepositoryTopTests {
  private var runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.directory.makeDirectories("repository/.git")
  }

  /// Whether doctor finds the registration in the repository's local settings.
  private func isRegistered(_ runs: DoctorRuns) throws -> Bool {
    try runs.write(
      DoctorRuns.settings(runs.program), to: "repository/.claude/settings.local.json")
    return try runs.report().found("registered").isEmpty
  }

  @Test(arguments: ["repository", "repository/a/b"])
  func `is the directory with the repository above`(_ directory: String) throws {
    var runs = runs
    runs.workingDirectory = directory
    try runs.directory.makeDirectories(directory)
    #expect(try isRegistered(runs))
  }

  @Test func `is the main work tree's, from another one`() throws {
    var runs = runs
    runs.workingDirectory = "elsewhere/a"
    try runs.directory.makeDirectories("elsewhere/a")
    try runs.write(
      "gitdir: \(runs.directory.path("repository"))/.git/worktrees/elsewhere\n",
      to: "elsewhere/.git")
    #expect(try isRegistered(runs))
    // A work tree's own settings are read only in its own directory.
    try runs.write(DoctorRuns.settings(runs.program), to: "elsewhere/.claude/settings.local.json")
    try runs.write("{}", to: "repository/.claude/settings.local.json")
    #expect(try !runs.report().found("registered").isEmpty)
  }

  @Test(arguments: ["", "gitdir: ../repository/.git/modules/a\n", "gitdir: /\n", "x"])
  func `isn't known for other kinds of work trees`(_ text: String) throws {
    var runs = runs
    runs.workingDirectory = "repository/a"
    try runs.write(text, to: "repository/a/.git")
    #expect(try !isRegistered(runs))
  }

  @Test func `is no home directory, and not outside of a repository`() throws {
    var runs = runs
    #expect(try !isRegistered(runs))
    runs.workingDirectory = "repository/a"
    runs.variables["HOME"] = runs.directory.path("repository")
    try runs.directory.makeDirectories("repository/a")
    #expect(try !isRegistered(runs))
  }

  @Test func `has settings that are named by their path`() throws {
    var runs = runs
    runs.workingDirectory = "repository/a"
    try runs.directory.makeDirectories("repository/a")
    try runs.register()
    let other = try runs.addProgram("other/claude-hook-log")
    try runs.write(DoctorRuns.settings(other), to: "repository/.claude/settings.local.json")
    let path = runs.directory.path("repository/.claude/settings.local.json")
    #expect(
      try runs.report().found("duplicate").map(\.mend)
        == Array(repeating: "\(runs.program) uninstall --settings \(path)", count: 2))
  }
}
