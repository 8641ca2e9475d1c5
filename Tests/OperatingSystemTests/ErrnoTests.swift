import Foundation
import OperatingSystem
import Testing

struct ErrnoTests {
  @Test func `has the numbers of the C library`() {
    #expect(Errno.interrupted.rawValue == EINTR)
    #expect(Errno.notFound.rawValue == ENOENT)
    #expect(Errno.exists.rawValue == EEXIST)
    #expect(Errno.noSpace.rawValue == ENOSPC)
    #expect(Errno.noMemory.rawValue == ENOMEM)
    #expect(Errno.wouldBlock.rawValue == EAGAIN)
    #expect(Errno.badDescriptor.rawValue == EBADF)
    #expect(Errno.notADirectory.rawValue == ENOTDIR)
    #expect(Errno.isADirectory.rawValue == EISDIR)
    #expect(Errno.inputOutput.rawValue == EIO)
  }

  @Test func `says in words what went wrong`() {
    #expect(Errno.notFound.description == "No such file or directory")
    #expect("\(Errno.noSpace)" == "No space left on device")
    #expect("\(Errno.notADirectory)" == "Not a directory")
  }
}
