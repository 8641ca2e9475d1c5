import OperatingSystem

/// A settings file on the disk, as it was when it was read.
struct SettingsFile {
  /// Where its links lead; this is what is replaced.
  let target: FilePath
  /// Its bytes; nil when there is no file.
  let content: ContiguousArray<UInt8>?
  private let status: FileStatus?

  private static let temporarySuffix = ".new"

  /// Reads the file, behind symbolic links.
  init(_ path: FilePath) throws(SettingsProblem) {
    do throws(Errno) {
      target = try path.resolved()
    } catch {
      guard error == .notFound, !path.isLink else {
        throw path.isLink ? .brokenLink : .system(error)
      }
      // The directory's own links count, too: the file's path must be the same when it is there.
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

  /// Throws where the file isn't meant to be changed, though its directory would allow it.
  func requireWritable() throws(SettingsProblem) {
    if let status, status.permissions & 0o222 == 0 || !target.allows(.write) { throw .readOnly }
  }

  /// Puts a new file in the old one's place, in one step and with its mode and owner.
  ///
  /// - Parameter content: Nil removes the file.
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
      // What a power cut leaves is the old file or the new one; directories of some systems can't be synced.
      try? FileDescriptor.opening(directory.path).synchronize()
    } catch {
      throw error == .notOwner ? .ownerLost : .system(error)
    }
  }

  /// Removes what processes left that were killed before they put their new file in place: settings can
  /// hold keys, of which nobody wants copies.
  ///
  /// Who changes the file holds the directory's lock. Where there are no locks, another's new file may go;
  /// then it says so, and the file stays as it is.
  private func removeLeftovers(in directory: Directory) {
    for name in (try? directory.names()) ?? [] {
      guard name.hasPrefix(temporaryPrefix), name.hasSuffix(Self.temporarySuffix) else { continue }
      let number = name.dropFirst(temporaryPrefix.count).dropLast(Self.temporarySuffix.count)
      if Int32(number) != nil { try? FilePath(directory.path(of: name)).remove() }
    }
  }

  /// What the names of new files begin with; the process's number follows.
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
  /// All of the file's bytes.
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
