/// What the system says of a file.
package struct FileStatus {
  /// Neither a directory nor a FIFO, a device or a socket.
  package let isRegular: Bool
  package let isDirectory: Bool
  /// The size in bytes.
  package let size: Int
  /// False once the file's last name is gone: what is written to it now can't be found again.
  package let isLinked: Bool
  /// Who may do what with it, such as 0o600, with the bits above.
  package let permissions: UInt16
  package let owner: FileOwner
  /// When its content changed last.
  package let modified: Moment
  /// Which file it is, by whatever name.
  package let identity: FileIdentity

  /// Whether it belongs to the user who runs this process.
  package var isOwn: Bool { owner.user == SystemCalls.effectiveUser }
}

/// What tells a file from all others on this machine.
package struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

/// To whom a file belongs.
package struct FileOwner: Equatable {
  let user: UInt32
  let group: UInt32
}

/// What a process wants to do with a file.
package struct FileRights: OptionSet {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let write = FileRights(rawValue: 1)
  package static let execute = FileRights(rawValue: 2)
}
