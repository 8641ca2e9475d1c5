import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

struct TranscriptSearchTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns the transcripts found in directories, by paths relative to the test's directory.
  private func find(_ paths: [String] = [], _ variables: [String: String] = [:]) -> [String] {
    search(paths, variables).files.map { local($0.path) }
  }

  private func search(
    _ paths: [String] = [], _ variables: [String: String] = [:]
  ) -> TranscriptSearch {
    TranscriptSearch(
      in: paths.map(directory.path),
      environment: Environment(["HOME": directory.path("home")].merging(variables) { $1 }))
  }

  private func local(_ path: String) -> String { path.replacing(directory.path + "/", with: "") }

  private func write(_ names: String...) throws {
    for name in names { try directory.write("", to: name) }
  }

  private func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path(name), withDestinationPath: directory.path(destination))
  }

  // MARK: Directories

  @Test func `looks in the directories of Claude Code, old and new`() throws {
    try write("home/.claude/projects/p/a.jsonl", "home/.config/claude/projects/p/b.jsonl")
    try write("home/.claude/history.jsonl", "home/.claude/logs/activity-2026-01-14.jsonl")
    #expect(
      find() == ["home/.claude/projects/p/a.jsonl", "home/.config/claude/projects/p/b.jsonl"])
    #expect(
      search().directories.map { local($0.path) } == [
        "home/.config/claude/projects", "home/.claude/projects",
      ])
  }

  @Test func `looks where XDG_CONFIG_HOME says`() throws {
    try write("xdg/claude/projects/p/a.jsonl", "home/.config/claude/projects/p/b.jsonl")
    #expect(
      find([], ["XDG_CONFIG_HOME": directory.path("xdg")]) == ["xdg/claude/projects/p/a.jsonl"])
  }

  @Test func `looks only where CLAUDE_CONFIG_DIR says, which can be several directories`() throws {
    try write(
      "one/projects/p/a.jsonl", "home/two/projects/p/b.jsonl", "home/.claude/projects/p/c.jsonl")
    #expect(find([], ["CLAUDE_CONFIG_DIR": directory.path("one")]) == ["one/projects/p/a.jsonl"])
    #expect(
      find([], ["CLAUDE_CONFIG_DIR": "\(directory.path("one")),~/two,/nowhere"])
        == ["home/two/projects/p/b.jsonl", "one/projects/p/a.jsonl"])
    #expect(
      find([], ["CLAUDE_CONFIG_DIR": " \(directory.path("one")) ,\t~/two , ,"])
        == ["home/two/projects/p/b.jsonl", "one/projects/p/a.jsonl"])
    #expect(
      find([], ["CLAUDE_CONFIG_DIR": directory.path("one/projects")]) == ["one/projects/p/a.jsonl"])
  }

  @Test func `trims what CLAUDE_CONFIG_DIR lists, and names what isn't there`() throws {
    try write("one/projects/p/a.jsonl", "home/a b/projects/p/b.jsonl", "file")
    let list = " \(directory.path("one")) ,, ~/a b\t,\n,~/missing,\(directory.path("file"))"
    let search = search([], ["CLAUDE_CONFIG_DIR": list])
    #expect(
      search.files.map { local($0.path) }
        == ["home/a b/projects/p/b.jsonl", "one/projects/p/a.jsonl"])
    #expect(
      search.notes.map(local) == [
        "CLAUDE_CONFIG_DIR names home/missing, which isn't a directory",
        "CLAUDE_CONFIG_DIR names file, which isn't a directory",
      ])
    #expect(search.unreadable.isEmpty)
  }

  @Test func `takes a list without entries for none`() throws {
    try write("home/.claude/projects/p/a.jsonl")
    #expect(find([], ["CLAUDE_CONFIG_DIR": " , ,"]) == ["home/.claude/projects/p/a.jsonl"])
    #expect(search().notes.isEmpty)
  }

  @Test func `knows no directory without a home`() {
    let search = TranscriptSearch(in: [], environment: Environment([:]))
    #expect(search.directories.isEmpty && search.files.isEmpty && search.unreadable.isEmpty)
  }

  @Test func `a default directory that isn't there is empty`() {
    let search = search()
    #expect(search.directories.count == 2 && search.files.isEmpty && search.unreadable.isEmpty)
  }

  @Test func `a directory that is named is Claude Code's, its projects or a part of them`() throws {
    try write("c/projects/p/s/subagents/agent-a.jsonl", "c/projects/p/s.jsonl", "c/history.jsonl")
    let all = ["c/projects/p/s.jsonl", "c/projects/p/s/subagents/agent-a.jsonl"]
    #expect(find(["c"]) == all)
    #expect(find(["c/projects"]) == all)
    #expect(find(["c/projects/p"]) == all)
    #expect(find(["c/projects/p/s"]) == [all[1]])
    #expect(find(["c/projects/p/s", "c", "c"]) == all)
    #expect(search(["c"]).directories.map { local($0.path) } == ["c/projects"])
  }

  @Test func `a directory that is named has to be there`() throws {
    try write("file", "c/p/a.jsonl")
    let missing = search(["c", "missing", "file"])
    #expect(missing.files.map { local($0.path) } == ["c/p/a.jsonl"])
    #expect(missing.unreadable.map { local($0.path) } == ["missing", "file"])
    #expect(missing.unreadable.map(\.error) == [.notFound, .notADirectory])
  }

  // MARK: Files

  @Test func `takes every transcript below, in the order of their bytes`() throws {
    try write("c/é.jsonl", "c/Z/deep/er/a.jsonl", "c/a.jsonl", "c/B.jsonl", "c/a/b.jsonl")
    #expect(
      find(["c"]) == ["c/B.jsonl", "c/Z/deep/er/a.jsonl", "c/a.jsonl", "c/a/b.jsonl", "c/é.jsonl"])
  }

  @Test func `leaves out what is hidden, isn't a transcript or was too long to be shown`() throws {
    try write(
      "c/.a.jsonl", "c/a.json", "c/a.jsonl.bak", "c/a.meta.json", "c/jsonl",
      "c/a.jsonl.orphaned", "c/a.jsonl.superseded", "c/a.orphaned.jsonl", "c/a.superseded.jsonl",
      "c/._a.jsonl", "c/s/tool-results/a.jsonl",
      "c/s/tool-results/deep/b.jsonl", "c/audit.jsonl", "c/p/audit.jsonl")
    try directory.makeDirectories("c/directory.jsonl")
    #expect(find(["c"]) == [])
    try write("c/directory.jsonl/a.jsonl")
    #expect(find(["c"]) == ["c/directory.jsonl/a.jsonl"])
  }

  @Test func `enters hidden directories below one that is named, not in the default ones`() throws {
    let hidden = "local-agent-mode-sessions/org/local_1/.claude/projects/-sessions-fox/c.jsonl"
    try write("c/\(hidden)", "c/local-agent-mode-sessions/org/local_1/audit.jsonl")
    #expect(find(["c"]) == ["c/\(hidden)"])
    #expect(find(["c/local-agent-mode-sessions"]) == ["c/\(hidden)"])
    try write("home/.claude/projects/.p/a.jsonl", "home/.claude/projects/p/.q/b.jsonl")
    #expect(find() == [])
    let named = ["home/.claude/projects/.p/a.jsonl", "home/.claude/projects/p/.q/b.jsonl"]
    #expect(find(["home/.claude"]) == named)
    #expect(find([], ["CLAUDE_CONFIG_DIR": "~/.claude"]) == named)
  }

  @Test func `a transcript's name may resemble one that isn't`() throws {
    let names = [
      "c/audit/a.jsonl", "c/my-audit.jsonl", "c/orphaned.jsonl", "c/superseded.jsonl",
      "c/tool-results.jsonl",
    ]
    for name in names { try write(name) }
    #expect(find(["c"]) == names)
  }

  @Test func `says when a file was written to last`() throws {
    try write("c/a.jsonl")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_768_386_600)],
      ofItemAtPath: directory.path("c/a.jsonl"))
    #expect(search(["c"]).files.map(\.modified.seconds) == [1_768_386_600])
  }

  @Test func `a FIFO is no transcript`() throws {
    try directory.makeDirectories("c")
    let mkfifo = try #require(Program.installed("mkfifo"))
    #expect(try mkfifo.run([directory.path("c/a.jsonl")]) == Consequences())
    #expect(find(["c"]) == [])
  }

  // MARK: Links

  @Test func `follows links, but not in circles, and to each file once`() throws {
    try write("real/p/a.jsonl", "c/b.jsonl")
    try link("c/link", to: "real")
    try link("c/again", to: "real/p")
    try link("c/circle", to: "c")
    try link("real/p/up", to: "real")
    try link("c/z.jsonl", to: "c/b.jsonl")
    #expect(find(["c"]) == ["c/again/a.jsonl", "c/b.jsonl"])
    #expect(search(["c"]).unreadable.isEmpty)
  }

  @Test func `two names of one file are one file`() throws {
    try write("c/b.jsonl")
    try FileManager.default.linkItem(
      atPath: directory.path("c/b.jsonl"), toPath: directory.path("c/a.jsonl"))
    #expect(find(["c"]).count == 1)
  }

  @Test func `a link that leads nowhere is nothing`() throws {
    try write("c/b.jsonl")
    try link("c/a.jsonl", to: "missing")
    #expect(find(["c"]) == ["c/b.jsonl"])
    #expect(search(["c"]).unreadable.isEmpty)
  }

  // MARK: Permissions

  @Test func `names what it can't look at, and goes on`() throws {
    try write("c/z.jsonl")
    try link("c/a.jsonl", to: "c/a.jsonl")
    let search = search(["c"])
    #expect(search.files.map { local($0.path) } == ["c/z.jsonl"])
    #expect(search.unreadable.map { local($0.path) } == ["c/a.jsonl"])
  }

  @Test func `names a directory that it may not read`() throws {
    guard getuid() != 0 else {
      return print("SKIPPED: unreadable directories, since root reads all")
    }
    try write("c/closed/a.jsonl", "c/z.jsonl")
    let path = directory.path("c/closed")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
    let search = search(["c"])
    #expect(search.files.map { local($0.path) } == ["c/z.jsonl"])
    #expect(search.unreadable.map { local($0.path) } == ["c/closed"])
  }
}
