package import OperatingSystem

/// The states that a growing file went through, told by hashes of its beginnings.
///
/// Day files only grow, a record at a time. So a file that ends where another one once ended, after
/// the same bytes, is an earlier state of it.
package struct FileStates {
  /// What the file is now.
  package let version: FileVersion
  /// By what a later state of the file knows this one: the key of its bytes, with a newline where the
  /// last line has none, since what is appended then begins with one.
  package let key: UInt32
  /// Whether no newline ends it, as in a file that was copied while it was written, or lost its end.
  package private(set) var isTorn = false
  /// Where the last whole line of a torn file ends, and the key of the bytes up to there; nil where `ends`
  /// are asked for, and of a file without a whole line.
  package private(set) var wholeLines: (byteCount: Int, key: UInt32)?
  /// The keys of the states in which the file ended at `ends`.
  package private(set) var earlierKeys: [UInt32] = []

  /// Reads so many bytes of a file; nil when it is shorter.
  ///
  /// - Parameter ends: Where lines end that ended the file once, ascending.
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
        hash.append(index..<end, of: buffer.bytes)
        index = end
        earlierKeys.append(hash.key)
      }
      if ends.isEmpty, let newline = buffer.bytes.lastNewline {
        hash.append(index..<newline + 1, of: buffer.bytes)
        wholeLines = (place + newline + 1, hash.key)
        index = newline + 1
      }
      hash.append(index..<buffer.count, of: buffer.bytes)
      isTorn = buffer.bytes[buffer.count - 1] != UInt8(ascii: "\n")
      place += buffer.count
      buffer.dropFirst(buffer.count)
    }
    version = FileVersion(byteCount: byteCount, hash: hash.value)
    if isTorn { hash.append(UInt8(ascii: "\n")) } else { wholeLines = nil }
    key = hash.key
    if ends.last == byteCount { earlierKeys[earlierKeys.count - 1] = key }
  }

  /// The keys in hexadecimal digits, eight each.
  package static func text(_ keys: [UInt32]) -> String {
    keys.map { FileVersion.text(UInt64($0)).suffix(8) }.joined()
  }

  /// The keys in a text of hexadecimal digits.
  static func keys(in text: String) -> [UInt32] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 7, by: 8).compactMap { start in
      UInt32(String(decoding: digits[start..<start + 8], as: UTF8.self), radix: 16)
    }
  }
}

extension XXH64 {
  /// What stands for a state of a file among all others of the same file.
  fileprivate var key: UInt32 { UInt32(truncatingIfNeeded: value) }
}

extension Span where Element == UInt8 {
  /// The place of the last newline.
  fileprivate var lastNewline: Int? { indices.last { self[$0] == UInt8(ascii: "\n") } }
}
