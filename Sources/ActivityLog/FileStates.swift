import Bytes
package import OperatingSystem

/// The states of a growing file, identified by hashes of its prefixes.
///
/// Day files only grow, so a file that another one begins with is an earlier state of it.
package struct FileStates {
  /// The file's current version.
  package let version: FileVersion
  /// Identifies this state within a later version of the file.
  ///
  /// It is the key of the bytes, plus a newline if the last line has none, because the next append begins with one.
  package let key: UInt32
  /// Whether the last line has no newline, as in a file that was copied during a write or was truncated.
  package private(set) var isTorn = false
  /// The end of the last whole line of a torn file, and the key of the bytes up to it; nil if `ends` were given
  /// or there is no whole line.
  package private(set) var wholeLines: (byteCount: Int, key: UInt32)?
  /// The keys of the states in which the file ended at `ends`.
  package private(set) var earlierKeys: [UInt32] = []

  /// Reads `byteCount` bytes of a file; nil if it is shorter.
  ///
  /// - Parameter ends: Ends of lines at which the file once ended, in ascending order.
  package init?(
    of file: borrowing FileDescriptor, byteCount: Int, ends: [Int] = []
  ) throws(Errno) {
    var hash = XXH64(seed: 0)
    var buffer = ByteBuffer()
    var place = 0
    while place < byteCount {
      try buffer.read(from: file, at: place, count: min(byteCount - place, 1 << 18))
      guard buffer.count > 0 else { return nil }
      var index = 0
      while earlierKeys.count < ends.count, ends[earlierKeys.count] - place <= buffer.count {
        let end = max(index, ends[earlierKeys.count] - place)
        hash.append(buffer.bytes.extracting(index..<end))
        index = end
        earlierKeys.append(hash.key)
      }
      if ends.isEmpty, let newline = buffer.bytes.lastIndex(of: .newline, in: 0..<buffer.count) {
        hash.append(buffer.bytes.extracting(index..<newline + 1))
        wholeLines = (place + newline + 1, hash.key)
        index = newline + 1
      }
      hash.append(buffer.bytes.extracting(index...))
      isTorn = buffer.bytes[buffer.count - 1] != .newline
      place += buffer.count
      buffer.dropFirst(buffer.count)
    }
    version = FileVersion(byteCount: byteCount, hash: hash.value)
    if isTorn { hash.append(.newline) } else { wholeLines = nil }
    key = hash.key
    if ends.last == byteCount { earlierKeys[earlierKeys.count - 1] = key }
  }

  /// Returns the keys as hexadecimal text, eight digits each.
  package static func text(of keys: [UInt32]) -> String {
    keys.map { FileVersion.text(of: UInt64($0)).suffix(8) }.joined()
  }

  /// Parses keys from hexadecimal text.
  static func keys(in text: String) -> [UInt32] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 7, by: 8).compactMap { start in
      UInt32(String(decoding: digits[start..<start + 8], as: UTF8.self), radix: 16)
    }
  }
}

extension XXH64 {
  /// A key that distinguishes the states of one file.
  fileprivate var key: UInt32 { UInt32(truncatingIfNeeded: value) }
}
