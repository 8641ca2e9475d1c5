extension String {
  /// The text with all characters that can control a terminal made visible: control characters as `\x1b`,
  /// bidirectional marks as `\u{202e}`, bytes of a path that aren't UTF-8 as `\xe9`.
  package var visible: String {
    guard unicodeScalars.contains(where: { $0.steersTerminal }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if !scalar.steersTerminal {
        text.unicodeScalars.append(scalar)
      } else if scalar.value < 0x100 || scalar.isKeptByte {
        let byte = scalar.value & 0xFF
        text += byte < 0x10 ? "\\x0" : "\\x"
        text += String(byte, radix: 16)
      } else {
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Creates the scalar that stands for a byte of a path that isn't UTF-8; the byte is at least `0x80`.
  ///
  /// It is one of the last private use plane.
  package init(keeping byte: UInt8) {
    self = Unicode.Scalar(0x10FF00 | UInt32(byte)) ?? "\u{FFFD}"
  }

  /// Whether the scalar keeps a byte of a path.
  package var isKeptByte: Bool { value >= 0x10FF80 }

  /// Whether the scalar is a control character (Unicode category Cc), a line separator, a mark of the
  /// bidirectional algorithm (UAX #9) or a kept byte.
  package var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0x10FF80...: true
    default: false
    }
  }
}
