extension String {
  /// The text with all characters that can control a terminal made visible: control characters as `\x1b`,
  /// bidirectional marks as `\u{202e}`.
  package var visible: String {
    guard unicodeScalars.contains(where: { $0.steersTerminal }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if !scalar.steersTerminal {
        text.unicodeScalars.append(scalar)
      } else if scalar.value < 0x100 {
        text += scalar.value < 0x10 ? "\\x0" : "\\x"
        text += String(scalar.value, radix: 16)
      } else {
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a control character (Unicode category Cc), a line separator or a mark of the
  /// bidirectional algorithm (UAX #9).
  package var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
