import Foundation
import TestSupport
import Testing

@testable import HookLogging

/// Tests the branches of git directories created by hand; `SurroundingsOracleTests` has git create them.
///
/// Each test begins with a repository on the branch `outer` at the top, so that a search that goes too far up
/// finds it, and so that a repository around the temporary directory has no influence.
@Suite(.timeLimit(.minutes(5)))
struct GitDirectoryTests {
  private let directory: TemporaryDirectory
  private let commit = "0123456789abcdef0123456789abcdef01234567"

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("ref: refs/heads/outer\n", to: ".git/HEAD")
    try make("repo/src/deep")
  }

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: directory.path(name), withIntermediateDirectories: true)
  }

  private func branch(of name: String = "repo") -> String? {
    GitDirectory(of: directory.path(name))?.branch
  }

  /// Returns the branch for a content of `HEAD`.
  private func branch(head: String) throws -> String? {
    try directory.write(head, to: "repo/.git/HEAD")
    return branch()
  }

  // MARK: The content of HEAD

  @Test(arguments: names)
  func `is the name after refs heads`(_ name: String) throws {
    #expect(try branch(head: "ref: refs/heads/\(name)\n") == name)
  }

  private static let names = [
    "main", "fix/a/b/c", "größe", "機能/検索", "🚀", "cafe\u{301}", "#42", "it's", #"say"so""#, "-",
    "a\u{A0}b", "refs/heads/x", "heads/x", String(repeating: "x", count: 200), "v1.2", "\u{FEFF}x",
  ]

  @Test func `is there before the first commit and whatever else is in the directory`() throws {
    // Without refs, objects or a configuration: only HEAD is read.
    #expect(try branch(head: "ref: refs/heads/main\n") == "main")
    try directory.write("\(commit) refs/heads/main\n", to: "repo/.git/packed-refs")
    try directory.write("\(commit)\n", to: "repo/.git/refs/heads/other")
    #expect(branch() == "main")
  }

  @Test(arguments: [
    "ref: refs/heads/main", "ref: refs/heads/main\r\n", "ref: refs/heads/main\n\n",
    "ref: refs/heads/main \t\n", "ref:refs/heads/main\n", "ref: \t refs/heads/main\n",
  ])
  func `white space around the name doesn't count`(_ head: String) throws {
    #expect(try branch(head: head) == "main")
  }

  @Test func `is the start of the commit when none is checked out`() throws {
    #expect(try branch(head: commit + "\n") == "0123456789ab")
    #expect(try branch(head: commit) == "0123456789ab")
    #expect(try branch(head: commit + "0123456789abcdef01234567\r\n") == "0123456789ab")
  }

  @Test func `keeps the kind of a reference that is no branch`() throws {
    #expect(try branch(head: "ref: refs/remotes/origin/main\n") == "remotes/origin/main")
    #expect(try branch(head: "ref: refs/tags/v1\n") == "tags/v1")
  }

  @Test func `isn't there for the stub of a reftable`() throws {
    #expect(try branch(head: "ref: refs/heads/.invalid\n") == nil)
    #expect(try branch(head: "ref: refs/heads/.invalidated\n") == ".invalidated")
  }

  // MARK: The search upward

  @Test(arguments: [
    "repo", "repo/", "repo/src", "repo/src/deep", "repo/src/deep/", "repo/missing/x",
  ])
  func `is that of the nearest repository above`(_ name: String) throws {
    #expect(branch(of: name) == "outer")
    #expect(try branch(head: "ref: refs/heads/main\n") == "main")
    #expect(branch(of: name) == "main")
    try directory.write("ref: refs/heads/other\n", to: "beside/.git/HEAD")
    #expect(branch(of: name) == "main")
  }

  @Test(arguments: [
    "", "\n", "junk", "ref:", "ref: ", "ref: refs/", "ref: main", "ref: /refs/heads/main",
    "REF: refs/heads/main", "xref: refs/heads/main", " ref: refs/heads/main", "ref: refs/heads/",
    "ref: refs/heads/a\nref: refs/heads/b", "0123456789ab", "\u{0}", "\u{FEFF}ref: refs/heads/main",
    "0123456789ABCDEF0123456789ABCDEF01234567", "0123456789abcdef0123456789abcdef0123456g",
    "0123456789abcdef0123456789abcdef012345678",
  ])
  func `a git directory whose HEAD says nothing is passed over`(_ head: String) throws {
    #expect(try branch(head: head) == "outer")
    #expect(branch(of: "repo/src/deep") == "outer")
  }

  @Test func `a git directory whose HEAD is no file is passed over`() throws {
    try make("repo/.git")
    #expect(branch() == "outer")
    try make("repo/.git/HEAD")
    #expect(branch() == "outer")
    try FileManager.default.removeItem(atPath: directory.path("repo/.git/HEAD"))
    try makeFIFO("repo/.git/HEAD")
    #expect(branch() == "outer")
    try FileManager.default.removeItem(atPath: directory.path("repo/.git/HEAD"))
    try link("repo/.git/HEAD", to: "HEAD")
    #expect(branch() == "outer")
  }

  @Test func `a HEAD that is a link is followed, as older versions of git made it`() throws {
    try directory.write("ref: refs/heads/main\n", to: "repo/.git/elsewhere")
    try link("repo/.git/HEAD", to: "elsewhere")
    #expect(branch() == "main")
  }

  @Test func `a huge HEAD is no trouble`() throws {
    let long = String(repeating: "x", count: 5_000_000)
    #expect(try branch(head: long) == "outer")
    #expect(try branch(head: "\(commit)\n" + long) == "outer")
    #expect(try branch(head: String(repeating: "\n", count: 5_000_000)) == "outer")
  }

  @Test func `isn't there without a repository`() throws {
    try FileManager.default.removeItem(atPath: directory.path(".git"))
    // Temporary directories usually aren't in a work tree, but may be.
    let above = GitDirectory(of: FileManager.default.temporaryDirectory.path)?.branch
    #expect(branch(of: "repo/src/deep") == above)
    #expect(GitDirectory(of: "/dev") == nil)
  }

  @Test(arguments: ["", ".", "repo", "../repo", "~", #"C:\repo"#])
  func `isn't there for a directory that isn't absolute`(_ path: String) {
    #expect(GitDirectory(of: path) == nil)
  }

  @Test func `a path that goes on for ever ends`() throws {
    let deep = directory.path("repo") + String(repeating: "/x", count: 400)
    #expect(GitDirectory(of: deep)?.branch == "outer")
    _ = GitDirectory(of: directory.path("repo") + String(repeating: "/x", count: 50_000))
    _ = GitDirectory(of: String(repeating: "/", count: 50_000))
    #expect(GitDirectory(of: directory.path("repo\u{0}/x"))?.branch == "outer")
  }

  // MARK: Files that name a git directory

  @Test func `a worktree has a branch of its own`() throws {
    try directory.write("ref: refs/heads/main\n", to: "main/.git/HEAD")
    let name = "main/.git/worktrees/repo"
    try directory.write("ref: refs/heads/fix/vat\n", to: "\(name)/HEAD")
    try directory.write("../..\n", to: "\(name)/commondir")
    try directory.write("\(directory.path("repo/.git"))\n", to: "\(name)/gitdir")
    for target in [directory.path(name), "../\(name)", "./../\(name)/", "../main/../\(name)"] {
      for line in ["gitdir: \(target)\n", "gitdir: \(target)", "gitdir: \(target)\r\n"] {
        try directory.write(line, to: "repo/.git")
        #expect(branch(of: "repo/src/deep") == "fix/vat", "\(line)")
      }
    }
    try directory.write(commit + "\n", to: "\(name)/HEAD")
    #expect(branch() == "0123456789ab")
  }

  @Test func `a submodule has a branch of its own`() throws {
    try directory.write("ref: refs/heads/lib\n", to: ".git/modules/repo/HEAD")
    try directory.write("gitdir: ../.git/modules/repo\n", to: "repo/.git")
    #expect(branch() == "lib")
    #expect(branch(of: "repo/src") == "lib")
    #expect(branch(of: "") == "outer")
  }

  @Test func `a path with spaces and letters of any kind is followed`() throws {
    try directory.write("ref: refs/heads/main\n", to: "a b/größe 機能/HEAD")
    try directory.write("gitdir: ../a b/größe 機能\n", to: "repo/.git")
    #expect(branch() == "main")
  }

  @Test(arguments: [
    "", "\n", "junk", "gitdir", "gitdir:", "gitdir: \n", "gitdir: ../nowhere\n", "gitdir: .git\n",
    "gitdir: ../other/.git\n", "gitdir: .\n", "gitdir: ../empty\n", "gitdir: /dev/null\n",
    "gitdir: ../fifo\n", "gitdir: \u{0}\n", "gitdir: ../junk\n", "GITDIR: ../.git\n",
    "ref: refs/heads/main\n", "../.git\n", " gitdir: ../.git\n",
  ])
  func `a file that leads nowhere ends the way up`(_ line: String) throws {
    // `repo/.git` and `other/.git` may refer to each other or to themselves.
    try directory.write("gitdir: ../repo/.git\n", to: "other/.git")
    try directory.write("junk\n", to: "junk/HEAD")
    try make("empty")
    try makeFIFO("fifo")
    try directory.write(line, to: "repo/.git")
    #expect(branch() == nil)
    #expect(branch(of: "repo/src/deep") == nil)
  }

  @Test func `a FIFO for git directory or file keeps nobody waiting`() throws {
    try makeFIFO("repo/.git")
    #expect(branch() == nil)
    try make("target")
    try makeFIFO("target/HEAD")
    try FileManager.default.removeItem(atPath: directory.path("repo/.git"))
    try directory.write("gitdir: ../target\n", to: "repo/.git")
    #expect(branch() == nil)
  }

  @Test func `links for git directories are followed, and circles of them passed over`() throws {
    try directory.write("ref: refs/heads/main\n", to: "real/HEAD")
    try link("repo/.git", to: directory.path("real"))
    #expect(branch() == "main")
    try FileManager.default.removeItem(atPath: directory.path("repo/.git"))
    try link("repo/.git", to: ".git")
    #expect(branch() == "outer")
  }

  private func makeFIFO(_ name: String) throws {
    let mkfifo = try #require(Program.installed("mkfifo"))
    try #require(try mkfifo.run([directory.path(name)]) == Consequences())
  }

  private func link(_ name: String, to destination: String) throws {
    try make((name as NSString).deletingLastPathComponent)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path(name), withDestinationPath: destination)
  }
}
