internal import CSystem

/// Appending a line as a whole or not at all.
extension FileDescriptor {
  /// Appends all of `bytes` as one contiguous piece, or nothing: a partial write is undone if an error follows.
  ///
  /// - Parameter holdsLock: Whether this process holds the file's lock. If so, and nothing was appended since, a
  ///   partial write is truncated. Otherwise it is overwritten with a blank line, because truncating would also
  ///   remove what other processes appended after it.
  package func append(_ bytes: Span<UInt8>, holdsLock: Bool) throws(Errno) {
    let count = try SystemCalls.writeSome(bytes, to: rawValue)
    if count < bytes.count { try appendRest(of: bytes, from: count, holdsLock: holdsLock) }
  }

  /// Writes the rest after a short write.
  private func appendRest(
    of bytes: Span<UInt8>, from start: Int, holdsLock: Bool
  ) throws(Errno) {
    let end = try position()
    var pieces = [end - start..<end]
    var count = start
    do throws(Errno) {
      while count < bytes.count {
        let written = try SystemCalls.writeSome(bytes.extracting(count...), to: rawValue)
        guard written > 0 else { throw .inputOutput }
        let end = try position()
        pieces.append(end - written..<end)
        count += written
        // Space became free, and a process that gave up waiting for the lock has written in between.
        guard pieces.areAdjacent else { throw .noSpace }
      }
    } catch {
      try takeBack(pieces, holdsLock: holdsLock)
      throw error
    }
  }

  private func takeBack(_ pieces: [Range<Int>], holdsLock: Bool) throws(Errno) {
    guard let first = pieces.first, let last = pieces.last else { return }
    if holdsLock, pieces.areAdjacent, try status().size == last.upperBound {
      return try truncate(to: first.lowerBound)
    }
    // From here on, writes go to their own offset instead of the end of the file.
    try SystemCalls.retrying { csystem_clear_flags(rawValue) }
    for piece in pieces where !piece.isEmpty {
      var blank = ContiguousArray(repeating: UInt8(ascii: " "), count: piece.count)
      blank[piece.count - 1] = UInt8(ascii: "\n")
      try overwrite(at: piece.lowerBound, with: blank.span)
    }
  }

  /// Overwrites the file at `offset` with all of `bytes`.
  private func overwrite(at offset: Int, with bytes: Span<UInt8>) throws(Errno) {
    try unsafe bytes.withUnsafeBytes { buffer throws(Errno) in
      var count = 0
      while count < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[count...])
        let written = try SystemCalls.retrying {
          unsafe pwrite(rawValue, rest.baseAddress, rest.count, off_t(offset + count))
        }
        guard written > 0 else { throw .inputOutput }
        count += written
      }
    }
  }

  /// Returns the offset after the last read or write.
  private func position() throws(Errno) -> Int {
    Int(try SystemCalls.retrying { lseek(rawValue, 0, SEEK_CUR) })
  }
}

extension [Range<Int>] {
  /// Whether each range begins where the previous one ends.
  fileprivate var areAdjacent: Bool {
    zip(self, dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
  }
}
