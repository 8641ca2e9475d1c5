import Foundation
import OperatingSystem
import TestSupport
import Testing

struct FilePathTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func link(_ name: String, to destination: String) throws -> FilePath {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path(name), withDestinationPath: directory.path(destination))
    return FilePath(directory.path(name))
  }

  @Test(arguments: [
    ("/a/b", "b"), ("b", "b"), ("/a/", ""), ("/", ""), ("", ""), ("/a/\u{301}b", "\u{301}b"),
  ])
  func `names its last component`(_ path: String, _ name: String) {
    #expect(FilePath(path).name.utf8.elementsEqual(name.utf8))
  }

  @Test func `leads through links`() throws {
    let file = FilePath(try directory.write("", to: "real/file"))
    let path = try link("link", to: "real").text + "/../real/./file"
    #expect(try FilePath(path).resolved().text == file.resolved().text)
    #expect(try !file.resolved().text.contains("/../"))
    #expect(throws: Errno.notFound) { _ = try FilePath(directory.path("missing")).resolved() }
    #expect(throws: Errno.notFound) { _ = try link("lost", to: "missing").resolved() }
  }

  @Test func `is a link itself or none`() throws {
    let file = FilePath(try directory.write("", to: "file"))
    #expect(try link("link", to: "file").isLink)
    #expect(try link("lost", to: "missing").isLink)
    #expect(!file.isLink)
    #expect(!FilePath(directory.path).isLink)
    #expect(!FilePath(directory.path("missing")).isLink)
    #expect(!FilePath("").isLink)
  }

  @Test func `says where its link leads, as it is written`() throws {
    let file = FilePath(try directory.write("", to: "file"))
    let link = FilePath(directory.path("link"))
    #expect(link.linkTarget == nil && file.linkTarget == nil)
    let long = String(repeating: "ä/", count: 1_000)
    for target in ["file", "../x//y/", "link", long] {
      try link.makeLink(to: target)
      #expect(link.linkTarget == target)
      #expect(throws: Errno.exists) { try link.makeLink(to: "other") }
      try link.remove()
    }
    #expect(throws: Errno.exists) { try file.makeLink(to: "x") }
  }

  @Test func `is a directory, also through links`() throws {
    try directory.write("", to: "real/file")
    #expect(FilePath(directory.path("real")).isDirectory)
    #expect(try link("link", to: "real").isDirectory)
    #expect(!FilePath(directory.path("real/file")).isDirectory)
    #expect(try !link("lost", to: "missing").isDirectory)
    #expect(!FilePath(directory.path("missing")).isDirectory)
  }

  @Test(arguments: ["", "/", "//", "/./", "/../real"])
  func `is the same however it is written`(_ end: String) throws {
    try directory.write("", to: "real/file")
    try directory.write("", to: "other/file")
    let real = FilePath(directory.path("real"))
    #expect(FilePath(real.text + end).isSame(as: real))
    #expect(try FilePath(link("link", to: "real").text + end).isSame(as: real))
    #expect(!FilePath(directory.path("other")).isSame(as: real))
    #expect(!FilePath(directory.path("missing")).isSame(as: real))
  }

  @Test func `is the same where nothing is, if it is written alike`() {
    #expect(FilePath("/missing//").isSame(as: FilePath("/missing")))
    #expect(!FilePath("/missing").isSame(as: FilePath("/lost")))
    #expect(FilePath("//").isSame(as: FilePath("/")))
  }

  @Test func `exchanges names of any kind, in one step`() throws {
    try directory.write("1", to: "real/file")
    let real = FilePath(directory.path("real"))
    let other = try link("other", to: "other")
    try real.exchange(with: other)
    #expect(real.linkTarget == directory.path("other"))
    #expect(try directory.read("other/file") == "1" && directory.read("real/file") == "1")
    #expect(throws: Errno.notFound) { try real.exchange(with: FilePath(directory.path("missing"))) }
    #expect(try directory.names() == ["other", "real"])
  }

  @Test func `knows what may be done with it`() throws {
    let file = FilePath(try directory.write("", to: "file"))
    #expect(file.allows([]))
    #expect(file.allows(.write))
    #expect(!file.allows(.execute))
    #expect(!file.allows([.write, .execute]))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.text)
    #expect(file.allows([.write, .execute]))
    #expect(try link("link", to: "file").allows(.execute))
    #expect(try !link("lost", to: "missing").allows([]))
    #expect(!FilePath(directory.path("missing")).allows([]))
  }

  @Test func `tells what it is, through links`() throws {
    let file = FilePath(try directory.write("12345", to: "real/file"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_768_386_600)], ofItemAtPath: file.text)
    let status = try file.status()
    #expect(status.isRegular && !status.isDirectory && status.size == 5)
    #expect(status.modified.seconds == 1_768_386_600)
    let linked = try link("link", to: "real/file").status()
    #expect(linked.isRegular && linked.identity == status.identity)
    try directory.write("12345", to: "other")
    #expect(try FilePath(directory.path("other")).status().identity != status.identity)
    let parent = try FilePath(directory.path("real")).status()
    #expect(parent.isDirectory && !parent.isRegular)
  }

  @Test func `tells nothing of what isn't there or can't be reached`() throws {
    let file = try directory.write("", to: "file")
    let paths = [directory.path("missing"), "", "\0", file + "\0", try link("lost", to: "x").text]
    for path in paths {
      #expect(throws: Errno.notFound) { _ = try FilePath(path).status() }
    }
    #expect(throws: Errno.notADirectory) { _ = try FilePath(file + "/x").status() }
    let circle = try link("circle", to: "circle")
    #expect(throws: Errno.self) { _ = try circle.status() }
  }

  @Test func `a file that can't be opened still tells`() throws {
    let file = FilePath(try directory.write("12", to: "file"))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.text)
    let status = try file.status()
    #expect(status.size == 2 && status.permissions & 0o777 == 0)
  }

  @Test func `takes another's name and place`() throws {
    let file = FilePath(try directory.write("new", to: "new"))
    try directory.write("old", to: "old")
    try file.rename(to: FilePath(directory.path("old")))
    #expect(try directory.names() == ["old"])
    #expect(try directory.read("old") == "new")
    #expect(throws: Errno.notFound) { try file.rename(to: FilePath(directory.path("other"))) }
  }

  @Test func `goes from its directory, but not what its link leads to`() throws {
    let file = FilePath(try directory.write("", to: "file"))
    try link("link", to: "file").remove()
    #expect(try directory.names() == ["file"])
    try file.remove()
    #expect(try directory.names() == [])
    #expect(throws: Errno.notFound) { try file.remove() }
  }
}
