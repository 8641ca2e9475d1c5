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
  init(_ path: FilePath) throws(SetupProblem) {
    do throws(Errno) {
      target = try path.resolved()
    } catch {
      guard error == .notFound, !path.isLink else {
        throw path.isLink ? .brokenLink : .system(error)
      }
      // Resolve the directory's links, so that the path stays the same once the file exists.
      let directory = FilePath(Directory(of: path.text).path).resolvedText
      target = Directory(directory).file(named: path.name)
      (content, status) = (nil, nil)
      return
    }
    do throws(Errno) {
      let file = try FileDescriptor.opening(target.text)
      let status = try file.status()
      self.status = status
      content = status.isRegular ? try file.content() : nil
    } catch {
      throw .system(error)
    }
    guard content != nil else { throw .notAFile }
  }

  /// Throws if the file is read-only, even if its directory would allow replacing it.
  func requireWritable() throws(SetupProblem) {
    if let status, status.permissions & 0o222 == 0 || !target.allows(.write) { throw .readOnly }
  }

  /// Atomically replaces the file, keeping its mode, owner and attributes; nil removes it.
  ///
  /// - Returns: Whether the file was overwritten instead, because one of these can't be given to a new file.
  @discardableResult
  func replace(with content: ContiguousArray<UInt8>?) throws(SetupProblem) -> Bool {
    try requireWritable()
    do throws(Errno) {
      guard let content else {
        try target.remove()
        return false
      }
      let directory = Directory(of: target.text)
      removeLeftovers(in: directory)
      let temporary = directory.file(
        named: "\(temporaryPrefix)\(CurrentProcess.identifier)\(Self.temporarySuffix)")
      do {
        let file = try FileDescriptor.creating(temporary, with: content)
        guard copyAttributes(to: file) else {
          try temporary.remove()
          try overwrite(with: content)
          return true
        }
        try file.synchronize()
        try temporary.rename(to: target)
      } catch {
        try? temporary.remove()
        throw error
      }
      // So a power failure leaves either the old file or the new one; some systems can't sync directories.
      try? FileDescriptor.opening(directory.path).synchronize()
      return false
    } catch {
      throw .system(error)
    }
  }

  /// Gives a new file what this one has besides its content; returns false if that can't be done.
  private func copyAttributes(to file: borrowing FileDescriptor) -> Bool {
    guard let status else { return true }
    do throws(Errno) {
      if try file.status().owner != status.owner { try file.setOwner(status.owner) }
      // Some file systems have the same permissions for all files, and can't set them.
      if try file.status().permissions != status.permissions {
        try file.setPermissions(status.permissions)
      }
      return try FileDescriptor.opening(target.text).copyAttributes(to: file)
    } catch {
      return false
    }
  }

  /// Overwrites the file in place, or leaves it as it was if that fails.
  ///
  /// After a kill in between, the backup has what is missing.
  private func overwrite(with content: ContiguousArray<UInt8>) throws(Errno) {
    let file = try FileDescriptor.appending(to: target.text)
    try file.truncate(to: 0)
    if let error = file.write(content.span).error {
      try file.truncate(to: 0)
      if let before = self.content { _ = file.write(before.span) }
      throw error
    }
    try file.synchronize()
  }

  /// Removes the temporary files of processes that were killed before renaming them; settings can contain keys,
  /// which shouldn't be left in copies.
  ///
  /// A process that changes the file holds the directory's lock. Without locks, another process's temporary
  /// file may be removed; that process then reports the failure, and leaves the file unchanged.
  private func removeLeftovers(in directory: Directory) {
    let (prefix, suffix) = (temporaryPrefix, Self.temporarySuffix)
    for path in directory.entries where path.name.hasPrefix(prefix) && path.name.hasSuffix(suffix) {
      let number = path.name.dropFirst(prefix.count).dropLast(suffix.count)
      if Int32(number) != nil { try? path.remove() }
    }
  }

  /// The prefix of temporary file names, which the process ID follows.
  private var temporaryPrefix: String { ".\(target.name)." }
}

extension FileDescriptor {
  /// Creates a file with that content; throws `.exists` if it exists.
  static func creating(
    _ path: FilePath, with content: ContiguousArray<UInt8>
  ) throws(Errno) -> FileDescriptor {
    let file = try creating(path.text)
    if let error = file.write(content.span).error { throw error }
    return file
  }

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

extension Directory {
  /// Returns the path of an entry as that of a file.
  func file(named name: String) -> FilePath { FilePath(path(of: name)) }

  /// The paths of all entries, in no particular order; none if the directory can't be read.
  var entries: [FilePath] { ((try? names()) ?? []).map { file(named: $0) } }
}

extension FilePath {
  /// The text with all links resolved; as it is if that fails.
  var resolvedText: String { (try? resolved().text) ?? text }
}
