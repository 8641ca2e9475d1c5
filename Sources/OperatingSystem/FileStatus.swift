internal import CSystem

/// The status of a file.
package struct FileStatus {
  /// Whether it is a regular file: not a directory, FIFO, device or socket.
  package let isRegular: Bool
  package let isDirectory: Bool
  /// The size in bytes.
  package let size: Int
  /// The permission bits, such as 0o600, with the set-user-ID, set-group-ID and sticky bits.
  package let permissions: UInt16
  package let owner: FileOwner
  /// The time of the last change of the content.
  package let modified: Moment
  /// The file's identity, independent of its names.
  package let identity: FileIdentity

  /// Whether the file belongs to this process's effective user.
  package var isOwn: Bool { owner.user == geteuid() }

  /// Whether the file belongs to this user, or only the directory's owner can have put it there.
  ///
  /// Some file systems invent owners and permissions (network shares, host directories in a container). There, a file
  /// and its directory have the same owner, so that is enough, except in a directory with the sticky bit, such as
  /// `/tmp`, which everyone uses.
  package func isTrusted(in directory: Directory) -> Bool {
    if isOwn { return true }
    guard let parent = try? FilePath(directory.path).status() else { return false }
    if parent.permissions & 0o022 == 0 { return true }
    return owner.user == parent.owner.user && parent.permissions & 0o1000 == 0
  }

  /// Creates the value from the system's structure.
  init(_ status: stat) {
    isRegular = csystem_is_regular(status.st_mode)
    isDirectory = csystem_is_directory(status.st_mode)
    size = Int(status.st_size)
    permissions = UInt16(status.st_mode & 0o7777)
    owner = FileOwner(user: status.st_uid, group: status.st_gid)
    modified = unsafe withUnsafePointer(to: status) {
      unsafe Moment(seconds: Int(csystem_modified($0)))
    }
    identity = FileIdentity(status)
  }
}

/// The identity of a file on this machine.
package struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64

  /// Creates the value from the system's structure.
  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// The owner of a file.
package struct FileOwner: Equatable {
  let user: UInt32
  let group: UInt32
}

/// Rights that a process needs to a file.
package struct FileRights: OptionSet {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let write = FileRights(rawValue: 1)
  package static let execute = FileRights(rawValue: 2)
}
