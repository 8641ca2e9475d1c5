package import OperatingSystem

/// A version of a file: a length and the XXH64 of the bytes up to it.
///
/// Day files only grow. So a file that begins with the bytes of a version is a later state of the same file,
/// whatever its name and machine; one that doesn't is another file.
package struct FileVersion: Hashable {
  package let byteCount: Int
  package let hash: UInt64

  package init(byteCount: Int, hash: UInt64) {
    self.byteCount = byteCount
    self.hash = hash
  }

  /// Whether a file begins with this version.
  package func isBeginning(of file: borrowing FileDescriptor) throws(Errno) -> Bool {
    try FileStates(of: file, byteCount: byteCount)?.version == self
  }

  /// The hash as 16 hexadecimal digits.
  package var hashText: String { Self.text(of: hash) }

  /// Returns a hash as 16 hexadecimal digits.
  static func text(of hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
