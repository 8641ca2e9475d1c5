import OperatingSystem
import TestSupport
import Testing

/// Whose files are trusted.
struct FileStatusTests {
  /// The owners are numbers: 0 is this user, 1 and 2 are others.
  @Test(arguments: [
    // What is one's own is trusted everywhere, and so is all in a directory that only its owner can write to.
    (0, 0, 0o1777, true), (0, 1, 0o777, true), (1, 0, 0o755, true), (1, 2, 0o700, true),
    // Anybody may have put it there.
    (1, 0, 0o777, false), (1, 0, 0o1777, false), (1, 0, 0o775, false), (1, 2, 0o757, false),
    // A file system may make up owners, but not those of a public directory.
    (1, 1, 0o777, true), (1, 1, 0o1777, false),
  ])
  func `trusts files that nobody can have planted`(
    _ owner: Int, _ directoryOwner: Int, _ permissions: Int, _ isTrusted: Bool
  ) throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "logs/log")
    for (name, owner) in [("logs/log", owner), ("logs", directoryOwner)] where owner > 0 {
      guard directory.giveAway(name, to: 65_532 + owner, for: "files of other users") else {
        return
      }
    }
    try directory.setPermissions(permissions, of: "logs")
    let status = try FilePath(directory.path("logs/log")).status()
    #expect(status.isTrusted(in: Directory(directory.path("logs"))) == isTrusted)
  }
}
