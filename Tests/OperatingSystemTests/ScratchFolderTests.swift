import Foundation
import OperatingSystem
import TestSupport
import Testing

struct ScratchFolderTests {
  private let parent: TemporaryFolder

  init() throws { parent = try TemporaryFolder() }

  @Test func `is the user's alone, and gone with its files at the end`() throws {
    do {
      let scratch = try ScratchFolder(in: Folder(parent.path), "trial.")
      let names = try parent.names()
      let name = try #require(names.first)
      #expect(names.count == 1)
      #expect(name.hasPrefix("trial.") && name.utf8.count == "trial.".utf8.count + 6)
      #expect(scratch.folder.path.hasSuffix("/\(name)"))
      #expect(try parent.permissions(name) == 0o700)
      try parent.write("text", to: "\(name)/log")
      try parent.write("text", to: "\(name)/.hidden")
      let link = parent.path("\(name)/link")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/missing")
    }
    #expect(try parent.names() == [])
  }

  @Test func `isn't another's of the same prefix`() throws {
    let first = try ScratchFolder(in: Folder(parent.path), "trial.")
    let second = try ScratchFolder(in: Folder(parent.path), "trial.")
    #expect(first.folder.path != second.folder.path)
    #expect(try parent.names().count == 2)
  }

  @Test func `has an absolute path, wherever it is made`() async {
    await #expect(processExitsWith: .success) {
      let parent = try TemporaryFolder()
      #expect(FileManager.default.changeCurrentDirectoryPath(parent.path))
      let scratch = try ScratchFolder(in: Folder("."), "trial.")
      #expect(scratch.folder.path.hasPrefix("/"))
      #expect(!scratch.folder.path.contains("/./"))
    }
  }

  @Test func `isn't made where there is no folder`() throws {
    try parent.write("", to: "file")
    for (name, error) in [("missing", Errno.notFound), ("file", .notAFolder)] {
      #expect(throws: error) {
        _ = try ScratchFolder(in: Folder(parent.path(name)), "trial.").folder
      }
    }
  }
}
