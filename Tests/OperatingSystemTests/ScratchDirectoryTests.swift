import Foundation
import OperatingSystem
import TestSupport
import Testing

struct ScratchDirectoryTests {
  private let parent: TemporaryDirectory

  init() throws { parent = try TemporaryDirectory() }

  @Test func `is the user's alone, and gone with its files at the end`() throws {
    do {
      let scratch = try ScratchDirectory(in: Directory(parent.path), prefix: "trial.")
      let names = try parent.names()
      let name = try #require(names.first)
      #expect(names.count == 1)
      #expect(name.hasPrefix("trial.") && name.utf8.count == "trial.".utf8.count + 6)
      #expect(scratch.directory.path.hasSuffix("/\(name)"))
      #expect(try parent.permissions(name) == 0o700)
      try parent.write("text", to: "\(name)/log")
      try parent.write("text", to: "\(name)/.hidden")
      let link = parent.path("\(name)/link")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/missing")
    }
    #expect(try parent.names() == [])
  }

  @Test func `isn't another's of the same prefix`() throws {
    let first = try ScratchDirectory(in: Directory(parent.path), prefix: "trial.")
    let second = try ScratchDirectory(in: Directory(parent.path), prefix: "trial.")
    #expect(first.directory.path != second.directory.path)
    #expect(try parent.names().count == 2)
  }

  @Test func `has an absolute path, wherever it is made`() async {
    await #expect(processExitsWith: .success) {
      let parent = try TemporaryDirectory()
      #expect(FileManager.default.changeCurrentDirectoryPath(parent.path))
      let scratch = try ScratchDirectory(in: Directory("."), prefix: "trial.")
      #expect(scratch.directory.path.hasPrefix("/"))
      #expect(!scratch.directory.path.contains("/./"))
    }
  }

  @Test func `isn't made where there is no directory`() throws {
    try parent.write("", to: "file")
    for (name, error) in [("missing", Errno.notFound), ("file", .notADirectory)] {
      #expect(throws: error) {
        _ = try ScratchDirectory(in: Directory(parent.path(name)), prefix: "trial.").directory
      }
    }
  }
}
