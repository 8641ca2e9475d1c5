import Foundation
import OperatingSystem
import TestSupport
import Testing

struct DirectoryTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  @Test(arguments: [
    ("/a/b", "c", "/a/b/c"), ("/a/b/", "c", "/a/b/c"), ("/", "c", "/c"), ("a", "c/d", "a/c/d"),
  ])
  func `puts one slash before a name`(_ directory: String, _ name: String, _ path: String) {
    #expect(Directory(directory).path(of: name) == path)
  }

  @Test func `lists the names in it`() throws {
    try temporary.write("", to: "b.jsonl")
    try temporary.write("", to: "sub/c")
    try temporary.write("", to: ".hidden")
    try temporary.write("", to: "é \u{1F600}")
    let names = try Directory(temporary.path).names()
    #expect(names.sorted() == [".", "..", ".hidden", "b.jsonl", "sub", "é \u{1F600}"].sorted())
  }

  @Test func `lists every name of a big directory`() throws {
    let expected = Set((0..<3000).map { "activity-\($0).jsonl" })
    for name in expected { try temporary.write("", to: name) }
    let names = try Directory(temporary.path).names().filter { !$0.hasPrefix(".") }
    #expect(names.count == 3000)
    #expect(Set(names) == expected)
  }

  @Test func `lists names of the greatest length`() throws {
    let name = String(repeating: "n", count: 255)
    try temporary.write("", to: name)
    #expect(try Directory(temporary.path).names().contains(name))
  }

  @Test func `can't list what isn't there or is no directory`() throws {
    let file = try temporary.write("", to: "file")
    #expect(throws: Errno.notFound) { try Directory(temporary.path("missing")).names() }
    #expect(throws: Errno.notADirectory) { try Directory(file).names() }
    #expect(throws: Errno.notFound) { try Directory("").names() }
  }

  @Test func `goes while nothing is in it`() throws {
    try temporary.write("", to: "a/.hidden")
    let directory = Directory(temporary.path("a"))
    #expect(!directory.isEmpty)
    #expect(throws: Errno.self) { try directory.remove() }
    try FilePath(temporary.path("a/.hidden")).remove()
    #expect(directory.isEmpty)
    try directory.remove()
    #expect(!directory.isEmpty)
    #expect(try temporary.names() == [])
  }

  @Test(arguments: ["a", "a/b/c/d", "a/", "a/b/", "a//b", "a b/ä", "a/./b"])
  func `makes itself and the directories above`(_ name: String) throws {
    try Directory(temporary.path(name)).make()
    let inside = try FileManager.default.contentsOfDirectory(atPath: temporary.path(name))
    #expect(inside == [])
  }

  @Test func `makes directories that are nobody else's`() throws {
    try Directory(temporary.path("a/b/c")).make()
    for name in ["a", "a/b", "a/b/c"] { #expect(try temporary.permissions(name) == 0o700) }
  }

  @Test func `makes directories that are nobody else's whatever the umask`() async {
    await #expect(processExitsWith: .success) {
      let temporary = try TemporaryDirectory()
      _ = umask(0o777)
      try Directory(temporary.path("a/b/c")).make()
      for name in ["a", "a/b", "a/b/c"] { #expect(try temporary.permissions(name) == 0o700) }
      _ = umask(0)
      try Directory(temporary.path("d/e")).make()
      for name in ["d", "d/e"] { #expect(try temporary.permissions(name) == 0o700) }
    }
  }

  @Test func `leaves a directory that is there as it is`() throws {
    let path = temporary.path("open")
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    try Directory(path).make()
    try Directory(path + "/sub").make()
    #expect(try temporary.permissions("open") == 0o755)
    #expect(try temporary.permissions("open/sub") == 0o700)
  }

  @Test func `is made through a symbolic link`() throws {
    try temporary.write("", to: "real/file")
    try FileManager.default.createSymbolicLink(
      atPath: temporary.path("link"), withDestinationPath: temporary.path("real"))
    try Directory(temporary.path("link")).make()
    try Directory(temporary.path("link/a/b")).make()
    #expect(try temporary.permissions("real/a/b") == 0o700)
  }

  @Test func `isn't made below a file`() throws {
    let file = try temporary.write("", to: "file")
    #expect(throws: Errno.notADirectory) { try Directory(file + "/a").make() }
    #expect(throws: Errno.notADirectory) { try Directory(file + "/a/b").make() }
  }

  @Test func `isn't made of an empty path`() {
    #expect(throws: Errno.notFound) { try Directory("").make() }
  }

  @Test func `is made whatever its name begins with`() throws {
    // A combining accent forms one character with the slash.
    try Directory(temporary.path("a/\u{301}b")).make()
    #expect(try temporary.permissions("a/\u{301}b") == 0o700)
  }
}
