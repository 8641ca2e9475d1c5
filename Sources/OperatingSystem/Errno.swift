internal import CSystem

/// An error of the operating system: the C library's `errno`.
package struct Errno: Error, Equatable, CustomStringConvertible {
  package let rawValue: CInt

  /// The system's message, such as "No space left on device".
  package var description: String {
    guard let text = unsafe strerror(rawValue) else { return "error \(rawValue)" }
    return unsafe String(cString: text)
  }

  static let none = Errno(rawValue: 0)
  package static let interrupted = Errno(rawValue: EINTR)
  package static let notFound = Errno(rawValue: ENOENT)
  package static let exists = Errno(rawValue: EEXIST)
  package static let noSpace = Errno(rawValue: ENOSPC)
  package static let noMemory = Errno(rawValue: ENOMEM)
  /// Something that another process holds, such as a lock or a lease, or a stream without bytes yet.
  package static let wouldBlock = Errno(rawValue: EWOULDBLOCK)
  package static let timedOut = Errno(rawValue: ETIMEDOUT)
  /// A symbolic link that isn't followed, or a cycle of links.
  package static let symbolicLink = Errno(rawValue: ELOOP)
  package static let badDescriptor = Errno(rawValue: EBADF)
  package static let notADirectory = Errno(rawValue: ENOTDIR)
  package static let isADirectory = Errno(rawValue: EISDIR)
  package static let inputOutput = Errno(rawValue: EIO)
  /// An operation that is allowed only to the file's owner or root.
  package static let notOwner = Errno(rawValue: EPERM)
}
