import OperatingSystem
import TestSupport
import Testing

struct FileDescriptorLockTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Whether the lock was free; throws any error but `wouldBlock`.
  private func takesLock(_ file: borrowing FileDescriptor) throws -> Bool {
    do throws(Errno) {
      try file.tryLock()
      return true
    } catch .wouldBlock {
      return false
    }
  }

  @Test func `is held by one at a time`() throws {
    let path = directory.path("log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    #expect(try takesLock(first))
    #expect(try !takesLock(second))
    #expect(try takesLock(first))
    #expect(try !takesLock(second))
  }

  @Test func `is given back when the descriptor closes`() throws {
    let path = directory.path("log")
    let second = try FileDescriptor.appending(to: path)
    do {
      let first = try FileDescriptor.appending(to: path)
      #expect(try takesLock(first))
      #expect(try !takesLock(second))
    }
    #expect(try takesLock(second))
  }

  @Test func `of one file leaves others free`() throws {
    let first = try FileDescriptor.appending(to: directory.path("one"))
    let second = try FileDescriptor.appending(to: directory.path("two"))
    #expect(try takesLock(first))
    #expect(try takesLock(second))
  }

  @Test func `doesn't keep others from writing`() throws {
    let path = directory.path("log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    #expect(try takesLock(first))
    let result = withBytes("text") { second.write($0) }
    #expect(result.error == nil)
    #expect(try directory.read("log") == "text")
  }

  private func takesLock(_ file: borrowing FileDescriptor, waiting milliseconds: Int) throws -> Bool
  {
    file.lock(waiting: milliseconds)
  }

  @Test func `is waited for so long and no longer`() throws {
    let path = directory.path("log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    #expect(try takesLock(first, waiting: 0))
    #expect(try takesLock(first, waiting: 0))
    let start = CurrentProcess.milliseconds
    #expect(try !takesLock(second, waiting: 0))
    #expect(try !takesLock(second, waiting: 60))
    #expect((60..<10_000).contains(CurrentProcess.milliseconds - start))
  }

  @Test(.timeLimit(.minutes(5))) func `is had as soon as it is given back`() async throws {
    let path = directory.path("log")
    let waiting: Task<Bool, any Error>
    do {
      let first = try FileDescriptor.appending(to: path)
      #expect(try takesLock(first, waiting: 0))
      waiting = Task.detached { try FileDescriptor.appending(to: path).lock(waiting: 50_000) }
      CurrentProcess.sleep(microseconds: 50_000)
      #expect(try takesLock(first, waiting: 0))
    }
    #expect(try await waiting.value)
  }

  @Test func `of a directory works, too`() throws {
    let first = try FileDescriptor.opening(directory.path)
    let second = try FileDescriptor.opening(directory.path)
    #expect(try takesLock(first, waiting: 0))
    #expect(try !takesLock(second, waiting: 0))
  }
}
