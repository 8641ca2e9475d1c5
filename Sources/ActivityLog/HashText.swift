/// Hashes as hexadecimal text, each with as many digits as its type needs, without separators.
package enum HashText {
  /// Returns the text of some hashes.
  package static func text<Hash: FixedWidthInteger & UnsignedInteger>(
    of hashes: some Sequence<Hash>
  ) -> String {
    var digits = ContiguousArray<UInt8>()
    for hash in hashes {
      for shift in stride(from: Hash.bitWidth - 4, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: hash >> Hash(shift) & 0xF)
        digits.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Parses hashes of one type from text; ignores what isn't one.
  package static func hashes<Hash: FixedWidthInteger & UnsignedInteger>(
    in text: String, as type: Hash.Type = Hash.self
  ) -> ContiguousArray<Hash> {
    let digits = ContiguousArray(text.utf8)
    let width = Hash.bitWidth / 4
    var hashes = ContiguousArray<Hash>()
    for start in stride(from: 0, through: digits.count - width, by: width) {
      if let hash = Hash(String(decoding: digits[start..<start + width], as: UTF8.self), radix: 16)
      {
        hashes.append(hash)
      }
    }
    return hashes
  }
}
