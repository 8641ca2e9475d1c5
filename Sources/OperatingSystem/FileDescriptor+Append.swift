/// Appending a line as a whole or not at all.
extension FileDescriptor {
  /// Appends all of `bytes` as one contiguous piece, or nothing: a partial write is undone if an error follows.
  ///
  /// - Parameter holdsLock: Whether this process holds the file's lock. If so, and nothing was appended since, a
  ///   partial write is truncated. Otherwise it is overwritten with a blank line, because truncating would also
  ///   remove what other processes appended after it.
  package func append(_ bytes: Span<UInt8>, holdsLock: Bool) throws(Errno) {
    let count = try writeSome(bytes)
    if count < bytes.count { try appendRest(of: bytes, from: count, holdsLock: holdsLock) }
  }

  /// Writes the rest after a short write.
  private func appendRest(
    of bytes: Span<UInt8>, from start: Int, holdsLock: Bool
  ) throws(Errno) {
    let end = try SystemCalls.position(rawValue)
    var pieces = [end - start..<end]
    var count = start
    do throws(Errno) {
      while count < bytes.count {
        let written = try writeSome(bytes.extracting(count..<bytes.count))
        guard written > 0 else { throw .inputOutput }
        let end = try SystemCalls.position(rawValue)
        pieces.append(end - written..<end)
        count += written
        // Space became free, and a process that gave up waiting for the lock has written in between.
        guard pieces.areNeighbours else { throw .noSpace }
      }
    } catch {
      try takeBack(pieces, holdsLock: holdsLock)
      throw error
    }
  }

  private func takeBack(_ pieces: [Range<Int>], holdsLock: Bool) throws(Errno) {
    guard let first = pieces.first, let last = pieces.last else { return }
    if holdsLock, pieces.areNeighbours, try status().size == last.upperBound {
      return try truncate(to: first.lowerBound)
    }
    try SystemCalls.stopAppending(rawValue)
    for piece in pieces where !piece.isEmpty {
      var blank = ContiguousArray(repeating: UInt8(ascii: " "), count: piece.count)
      blank[piece.count - 1] = UInt8(ascii: "\n")
      try SystemCalls.writeBytes(rawValue, at: piece.lowerBound, blank.span)
    }
  }

  /// Writes as much as fits, and returns the number of bytes written.
  private func writeSome(_ bytes: Span<UInt8>) throws(Errno) -> Int {
    try unsafe bytes.withUnsafeBytes { buffer throws(Errno) in
      unsafe try SystemCalls.writeBytes(rawValue, buffer)
    }
  }
}

extension [Range<Int>] {
  /// Whether each range begins where the previous one ends.
  fileprivate var areNeighbours: Bool {
    zip(self, dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
  }
}
