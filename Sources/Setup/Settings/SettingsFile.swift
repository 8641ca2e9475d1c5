import OperatingSystem

/// A settings file on disk, as it was when read.
struct SettingsFile {
  /// The path with all links resolved; this file is replaced.
  let target: FilePath
  /// The content; nil if there is no file.
  let content: ContiguousArray<UInt8>?
  private let status: FileStatus?

  private static let temporarySuffix = ".new"

  /// Reads the file, following symbolic links.
  init(_ path: FilePath) throws(SettingsProblem) {
    do throws(Errno) {
      target = try path.resolved()
    } catch {
      guard error == .notFound, !path.isLink else {
        throw path.isLink ? .brokenLink : .system(error)
      }
      // Resolve the directory's links, so that the path stays the same once the file exists.
      let directory = try? FilePath(Directory(of: path.text).path).resolved()
      target = directory.map { FilePath(Directory($0.text).path(of: path.name)) } ?? path
      content = nil
      status = nil
      return
    }
    let isRegular: Bool
    do throws(Errno) {
      let file = try FileDescriptor.opening(target.text)
      let status = try file.status()
      isRegular = status.isRegular
      self.status = status
      content = isRegular ? try file.content() : nil
    } catch {
      throw .system(error)
    }
    guard isRegular else { throw .notAFile }
  }

  /// Throws if the file is read-only, even if its directory would allow replacing it.
  func requireWritable() throws(SettingsProblem) {
    if let status, status.permissions & 0o222 == 0 || !target.allows(.write) { throw .readOnly }
  }

  /// Atomically replaces the file, keeping its mode and owner.
  ///
  /// - Parameter content: The new content; nil removes the file.
  func replace(with content: ContiguousArray<UInt8>?) throws(SettingsProblem) {
    try requireWritable()
    do throws(Errno) {
      guard let content else { return try target.remove() }
      let directory = Directory(of: target.text)
      removeLeftovers(in: directory)
      let temporary = FilePath(
        directory.path(of: "\(temporaryPrefix)\(CurrentProcess.identifier)\(Self.temporarySuffix)"))
      do {
        try write(content, to: temporary)
        try temporary.rename(to: target)
      } catch {
        try? temporary.remove()
        throw error
      }
      // So a power failure leaves either the old file or the new one; some systems can't sync directories.
      try? FileDescriptor.opening(directory.path).synchronize()
    } catch {
      throw error == .notOwner ? .ownerLost : .system(error)
    }
  }

  /// Removes the temporary files of processes that were killed before renaming them; settings can contain keys,
  /// which shouldn't be left in copies.
  ///
  /// A process that changes the file holds the directory's lock. Without locks, another process's temporary
  /// file may be removed; that process then reports the failure, and leaves the file unchanged.
  private func removeLeftovers(in directory: Directory) {
    for name in (try? directory.names()) ?? [] {
      guard name.hasPrefix(temporaryPrefix), name.hasSuffix(Self.temporarySuffix) else { continue }
      let number = name.dropFirst(temporaryPrefix.count).dropLast(Self.temporarySuffix.count)
      if Int32(number) != nil { try? FilePath(directory.path(of: name)).remove() }
    }
  }

  /// The prefix of temporary file names, which the process ID follows.
  private var temporaryPrefix: String { ".\(target.name)." }

  private func write(_ content: ContiguousArray<UInt8>, to path: FilePath) throws(Errno) {
    let file = try FileDescriptor.creating(path.text)
    if let error = file.write(content.span).error { throw error }
    if let status {
      if try file.status().owner != status.owner { try file.setOwner(status.owner) }
      try file.setPermissions(status.permissions)
    }
    try file.synchronize()
  }
}

extension FileDescriptor {
  /// Returns the file's content.
  fileprivate func content() throws(Errno) -> ContiguousArray<UInt8> {
    var buffer = ByteBuffer()
    while try buffer.read(from: self, atLeast: 64 << 10) > 0 {}
    let bytes = buffer.bytes
    var content = ContiguousArray<UInt8>()
    content.reserveCapacity(bytes.count)
    for index in bytes.indices { content.append(bytes[index]) }
    return content
  }
}
