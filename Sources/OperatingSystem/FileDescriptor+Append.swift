/// Appending a line whole, or not at all.
extension FileDescriptor {
  /// Writes all of `bytes` in one piece at the end of the file, or nothing: what was written of them before an
  /// error is taken back.
  ///
  /// - Parameter holdsLock: Whether the file's lock is held. Then what is taken back is cut off. Else it becomes
  ///   a blank line, since others may write behind it, and to cut would take their bytes, too.
  package func append(_ bytes: Span<UInt8>, holdsLock: Bool) throws(Errno) {
    let count = try writeSome(bytes)
    if count < bytes.count { try appendRest(of: bytes, from: count, holdsLock: holdsLock) }
  }

  /// Goes on after a short write.
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
        // Somebody who couldn't wait for the lock has written in between, when there was room again.
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

  /// Writes what fits, and says how much.
  private func writeSome(_ bytes: Span<UInt8>) throws(Errno) -> Int {
    try unsafe bytes.withUnsafeBytes { buffer throws(Errno) in
      unsafe try SystemCalls.writeBytes(rawValue, buffer)
    }
  }
}

extension [Range<Int>] {
  /// Whether each of them begins where the one before it ends.
  fileprivate var areNeighbours: Bool {
    zip(self, dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
  }
}
