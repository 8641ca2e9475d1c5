import TestSupport

/// Random bytes that are allowed in a string without an escape, mostly ill-formed UTF-8.
enum RandomBytes {
  /// Lead and continuation bytes at the boundaries of what is well formed, and ASCII.
  private static let edges: [UInt8] = [
    0x20, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF,
  ]

  /// Returns pieces of up to 24 bytes: boundary bytes, runs of ASCII, whole scalars.
  static func content(using generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < generator.below(25) {
      switch generator.below(4) {
      case 0, 1: bytes.append(generator.pick(edges))
      case 2: bytes += [UInt8](repeating: 0x61, count: Int.random(in: 1...9, using: &generator))
      default:
        let scalar = Unicode.Scalar(UInt32.random(in: 0x80...0x10FFFF, using: &generator))
        bytes += Array(String(scalar ?? "\u{FFFD}").utf8)
      }
    }
    return bytes
  }
}
