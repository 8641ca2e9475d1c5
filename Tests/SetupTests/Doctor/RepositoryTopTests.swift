import TestSupport
import Testing

struct RepositoryTopTests {
  private var runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.folder.makeFolders("repository/.git")
  }

  /// Whether doctor finds what the repository's local settings register.
  private func isRegistered(_ runs: DoctorRuns) throws -> Bool {
    try runs.write(
      DoctorRuns.settings(runs.program), to: "repository/.claude/settings.local.json")
    return try runs.report().found("registered").isEmpty
  }

  @Test(arguments: ["repository", "repository/a/b"])
  func `is the folder with the repository above`(_ folder: String) throws {
    var runs = runs
    runs.workingFolder = folder
    try runs.folder.makeFolders(folder)
    #expect(try isRegistered(runs))
  }

  @Test func `is the main work tree's, from another one`() throws {
    var runs = runs
    runs.workingFolder = "elsewhere/a"
    try runs.folder.makeFolders("elsewhere/a")
    try runs.write(
      "gitdir: \(runs.folder.path("repository"))/.git/worktrees/elsewhere\n", to: "elsewhere/.git")
    #expect(try isRegistered(runs))
    // The work tree's own are read in its own folder only.
    try runs.write(DoctorRuns.settings(runs.program), to: "elsewhere/.claude/settings.local.json")
    try runs.write("{}", to: "repository/.claude/settings.local.json")
    #expect(try !runs.report().found("registered").isEmpty)
  }

  @Test(arguments: ["", "gitdir: ../repository/.git/modules/a\n", "gitdir: /\n", "x"])
  func `isn't known for other kinds of work trees`(_ text: String) throws {
    var runs = runs
    runs.workingFolder = "repository/a"
    try runs.write(text, to: "repository/a/.git")
    #expect(try !isRegistered(runs))
  }

  @Test func `is no home folder, and not outside of a repository`() throws {
    var runs = runs
    #expect(try !isRegistered(runs))
    runs.workingFolder = "repository/a"
    runs.variables["HOME"] = runs.folder.path("repository")
    try runs.folder.makeFolders("repository/a")
    #expect(try !isRegistered(runs))
  }

  @Test func `has settings that are named by their path`() throws {
    var runs = runs
    runs.workingFolder = "repository/a"
    try runs.folder.makeFolders("repository/a")
    try runs.register()
    let other = try runs.addProgram("other/claude-hook-log")
    try runs.write(DoctorRuns.settings(other), to: "repository/.claude/settings.local.json")
    let path = runs.folder.path("repository/.claude/settings.local.json")
    #expect(
      try runs.report().found("duplicate").map(\.mend)
        == Array(repeating: "\(runs.program) uninstall --settings \(path)", count: 2))
  }
}
