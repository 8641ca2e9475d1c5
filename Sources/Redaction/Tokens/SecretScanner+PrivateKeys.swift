import Bytes
import Shell

// Private keys
//
//     found                                                   left alone
//     -----BEGIN RSA PRIVATE KEY-----…-----END…               -----BEGIN PUBLIC KEY-----…
//                                                             grep 'BEGIN RSA PRIVATE KEY-----' .

extension SecretScanner {
  /// Notes the private key that begins at `start`, up to the end of its last line (RFC 7468), or of the
  /// text when that line is missing; returns whether there is one.
  mutating func notePrivateKey(at start: Int) -> Bool {
    guard text.has("-----BEGIN ", at: start) else { return false }
    let title = start + 11
    let titleEnd = endOfTitle(from: title)
    guard text.has("-----", at: titleEnd), text.contains("PRIVATE KEY", in: title..<titleEnd)
    else { return false }
    let body = titleEnd + 5
    let footer = lookahead.keyEnd.index(from: body, in: text) { $0.has("-----END", at: $1) }
    let hasFooter = footer < text.count
    guard hasFooter ? containsKey(in: body..<footer) : beginsKey(at: body) else { return false }
    let end = hasFooter ? endOfTitle(from: footer + 8) : footer
    addSecret(start..<text.end(where: { $0 == "-" }, from: end), rule: "private key")
    return true
  }

  private func endOfTitle(from start: Int) -> Int {
    text.end(where: { $0.is(.capitalOrDigit) || $0 == " " }, from: start)
  }

  /// Whether 16 characters of base64 are in a row, as in a key and in no pattern that looks for keys.
  private func containsKey(in body: Range<Int>) -> Bool {
    var run = 0
    for index in body.prefix(1_024) {
      run = text[index].isInKey ? run + 1 : 0
      if run == 16 { return true }
    }
    return false
  }

  /// Whether base64 follows at once, or in the text in quotes that is joined to the one before.
  private func beginsKey(at start: Int) -> Bool {
    var run = 0
    var (isInText, isJoined, isOther) = (true, false, false)
    for index in start..<min(text.count, start + 1_024) {
      let byte = text[index]
      if byte.is(.quote) {
        if !isInText, !isJoined { return false }
        (isInText, isOther, run) = (!isInText, true, 0)
      } else if !isInText {
        let joins = byte.isOne(of: "+,.")
        if !joins, !byte.is(.whitespace), byte != "\\" { return false }
        if joins || byte == "\n" { isJoined = true }
      } else if byte.isInKey {
        run += 1
        if run == (isOther ? 32 : 16) { return true }
      } else if byte.is(.whitespace) || byte == "\\" {
        run = 0
      } else {
        return false
      }
    }
    return false
  }
}

extension UInt8 {
  /// Whether the byte is one of base64; `/` is left out, since paths have it, too.
  fileprivate var isInKey: Bool { self.is(.alphanumeric) || self == "+" }
}
