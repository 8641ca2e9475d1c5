import Foundation
import OperatingSystem
import TestSupport
import Testing

/// Opening and creating files.
struct FileDescriptorOpeningTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func link(_ name: String, to destination: String) throws -> String {
    let path = directory.path(name)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: directory.path(destination))
    return path
  }

  private func makeFIFO() throws -> String {
    let program = try #require(Program.installed("mkfifo"))
    #expect(try program.run([directory.path("fifo")]) == Consequences())
    return directory.path("fifo")
  }

  private func errorOfAppending(to path: String) -> Errno? {
    do throws(Errno) {
      _ = try FileDescriptor.appending(to: path)
      return nil
    } catch {
      return error
    }
  }

  #if os(Linux)
    /// Whether another user of a file has a lease on it, as file servers do (fcntl(2)).
    private static let (setLease, writeLease, unlock): (CInt, CInt, CInt) = (
      1024, CInt(F_WRLCK), CInt(F_UNLCK)
    )

    @Test(.timeLimit(.minutes(1)), arguments: [true, false])
    func `waits until a lease is given back, but not for long`(_ isGivenBack: Bool) async {
      await #expect(processExitsWith: .success) { [isGivenBack] in
        try Self.openLeased(isGivenBack: isGivenBack)
      }
    }

    /// Opens a file that a lease is on, in a process of its own because the system asks for the lease by a signal.
    private static func openLeased(isGivenBack: Bool) throws {
      let directory = try TemporaryDirectory()
      let path = try directory.write("text", to: "log")
      signal(SIGIO, SIG_IGN)
      let server = unsafe open(path, O_RDWR)
      guard fcntl(server, setLease, writeLease) == 0 else {
        print("SKIPPED: a lease, which this file system or user can't have")
        return
      }
      if isGivenBack {
        Thread.detachNewThread {
          usleep(10_000)
          _ = fcntl(server, setLease, unlock)
        }
        #expect(throws: Never.self) { _ = try FileDescriptor.opening(path, waiting: 30_000) }
      } else {
        #expect(throws: Errno.wouldBlock) { _ = try FileDescriptor.opening(path, waiting: 20) }
        #expect(throws: Errno.wouldBlock) { _ = try FileDescriptor.appending(to: path) }
      }
    }
  #endif

  @Test func `makes a file that only its owner can read`() throws {
    let file = try FileDescriptor.appending(to: directory.path("log"))
    let status = try file.status()
    #expect(status.isRegular)
    #expect(status.size == 0)
    #expect(try directory.permissions("log") == 0o600)
  }

  @Test func `makes such a file whatever the umask`() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      for (name, mask) in [("all", 0o777), ("none", 0), ("owner", 0o200)] {
        _ = umask(mode_t(mask))
        let file = try FileDescriptor.appending(to: directory.path(name))
        let result = withBytes("text") { file.write($0) }
        #expect(result.count == 4)
        #expect(try directory.permissions(name) == 0o600)
      }
    }
  }

  @Test func `leaves the permissions of a file that is there`() throws {
    let path = try directory.write("text", to: "log")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
    _ = try FileDescriptor.appending(to: path)
    #expect(try directory.permissions("log") == 0o664)
    #expect(try directory.read("log") == "text")
  }

  @Test func `appends through no symbolic link`() throws {
    try directory.write("text", to: "real")
    let path = try link("link", to: "real")
    #expect(errorOfAppending(to: path)?.rawValue == ELOOP)
    #expect(try directory.read("real") == "text")
  }

  @Test func `makes no file through a symbolic link that leads nowhere`() throws {
    let path = try link("link", to: "missing")
    #expect(errorOfAppending(to: path)?.rawValue == ELOOP)
    #expect(try directory.names() == ["link"])
  }

  @Test func `appends in a directory that is a symbolic link`() throws {
    try directory.write("text", to: "real/log")
    let file = try FileDescriptor.appending(to: try link("link", to: "real") + "/log")
    _ = withBytes("more") { file.write($0) }
    #expect(try directory.read("real/log") == "textmore")
  }

  @Test func `reads through a symbolic link`() throws {
    try directory.write("text", to: "real")
    let file = try FileDescriptor.opening(try link("link", to: "real"))
    let byte = try file.byte(at: 0)
    #expect(byte == UInt8(ascii: "t"))
  }

  @Test func `opens no directory for appending, but for reading`() throws {
    #expect(errorOfAppending(to: directory.path) == .isADirectory)
    let file = try FileDescriptor.opening(directory.path)
    let status = try file.status()
    #expect(!status.isRegular)
  }

  @Test(arguments: ["missing", "missing/log", ""])
  func `says that a file isn't there`(_ name: String) {
    let path = name.isEmpty ? "" : directory.path(name)
    #expect(throws: Errno.notFound) { _ = try FileDescriptor.opening(path) }
  }

  @Test func `says that the directory isn't there or is none`() throws {
    #expect(errorOfAppending(to: directory.path("missing/log")) == .notFound)
    #expect(errorOfAppending(to: "") == .notFound)
    let file = try directory.write("", to: "file")
    #expect(errorOfAppending(to: file + "/log") == .notADirectory)
  }

  @Test(.timeLimit(.minutes(5))) func `waits for nobody at a FIFO`() throws {
    let path = try makeFIFO()
    let file = try FileDescriptor.opening(path)
    let status = try file.status()
    #expect(!status.isRegular)
    var buffer = ByteBuffer()
    let count = try buffer.read(from: file, atLeast: 10)
    #expect(count == 0)
  }

  @Test(.timeLimit(.minutes(5))) func `waits for nobody at a FIFO when appending`() throws {
    // Whether a FIFO can be opened for both reading and writing depends on the system; it must not block.
    let path = try makeFIFO()
    let file = try FileDescriptor.appending(to: path)
    let status = try file.status()
    #expect(!status.isRegular)
  }

  @Test func `gives descriptors back`() throws {
    let path = try directory.write("text", to: "log")
    for _ in 0..<20_000 { _ = try FileDescriptor.opening(path) }
    for _ in 0..<20_000 { _ = try FileDescriptor.appending(to: path) }
  }

  @Test func `makes a new file, and none where something is`() throws {
    try directory.write("text", to: "file")
    _ = try link("lost", to: "missing")
    for name in ["file", "lost"] {
      #expect(throws: Errno.exists) { _ = try FileDescriptor.creating(directory.path(name)) }
    }
    let file = try FileDescriptor.creating(directory.path("new"))
    _ = withBytes("more") { file.write($0) }
    #expect(try directory.read("new") == "more")
    #expect(try directory.permissions("new") == 0o600)
    #expect(try directory.read("file") == "text")
    #expect(try directory.names() == ["file", "lost", "new"])
  }

  @Test func `sets permissions, and the owner that it has`() throws {
    let file = try FileDescriptor.creating(directory.path("new"))
    try file.setPermissions(0o640)
    let status = try file.status()
    #expect(status.permissions == 0o640)
    #expect(status.isOwn)
    try file.setOwner(status.owner)
    let owner = try file.status().owner
    #expect(owner == status.owner)
  }

  @Test(.enabled(if: getuid() != 0)) func `gives no file of the user's to others`() throws {
    let file = try FileDescriptor.creating(directory.path("new"))
    let root = try FileDescriptor.opening("/").status().owner
    #expect(throws: Errno.notOwner) { try file.setOwner(root) }
  }
}
