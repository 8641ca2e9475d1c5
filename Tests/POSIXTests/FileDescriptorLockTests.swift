import POSIX
import TestSupport
import Testing

struct FileDescriptorLockTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Whether the lock was to be had; any error but `wouldBlock` is thrown.
  private func takesLock(_ file: borrowing FileDescriptor) throws -> Bool {
    do throws(Errno) {
      try file.tryLock()
      return true
    } catch .wouldBlock {
      return false
    }
  }

  @Test func `is held by one at a time`() throws {
    let path = folder.path("log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    #expect(try takesLock(first))
    #expect(try !takesLock(second))
    #expect(try takesLock(first))
    #expect(try !takesLock(second))
  }

  @Test func `is given back when the descriptor closes`() throws {
    let path = folder.path("log")
    let second = try FileDescriptor.appending(to: path)
    do {
      let first = try FileDescriptor.appending(to: path)
      #expect(try takesLock(first))
      #expect(try !takesLock(second))
    }
    #expect(try takesLock(second))
  }

  @Test func `of one file leaves others free`() throws {
    let first = try FileDescriptor.appending(to: folder.path("one"))
    let second = try FileDescriptor.appending(to: folder.path("two"))
    #expect(try takesLock(first))
    #expect(try takesLock(second))
  }

  @Test func `doesn't keep others from writing`() throws {
    let path = folder.path("log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    #expect(try takesLock(first))
    let result = withBytes("text") { second.write($0) }
    #expect(result.error == nil)
    #expect(try folder.read("log") == "text")
  }
}
