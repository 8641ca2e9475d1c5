/// What the system says of an open file.
package struct FileStatus {
  /// Neither a folder nor a FIFO, a device or a socket.
  package let isRegular: Bool
  /// The size in bytes.
  package let size: Int
  /// False once the file's last name is gone: what is written to it now can't be found again.
  package let isLinked: Bool
  /// Whether it belongs to the user who runs this process.
  package let isOwn: Bool
  /// Which file it is, by whatever name.
  package let identity: FileIdentity
}

/// What tells a file from all others on this machine.
package struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}
