import Bytes
import OperatingSystem
import Shell

// Passwords in addresses
//
//     found                                                   left alone
//     https://ada:⟦pw⟧@host  redis://:⟦pw⟧@host                https://ada@host  http://host:80/@a

extension SecretScanner {
  /// Notes the password in an address whose `://` may be here (RFC 3986, section 3.2.1).
  ///
  /// The password ends at the last `@` before the path. One with a slash that should have been escaped is
  /// found, too, unless the text before the first slash is the number of a port.
  mutating func readAddress() {
    let start: Int
    if text.has("://", at: position) {
      start = position + 3
    } else if text.has(":\\/\\/", at: position) {
      start = position + 5  // as some write it in JSON
    } else {
      return
    }
    var end = start
    var slash: Int?
    var sign: Int?
    while lookahead.atSign(from: end, in: text) < text.count, end < text.count {
      let byte = text[end]
      if byte.is(.whitespace) || byte.is(.quote) || byte.isOne(of: "`<>") { break }
      if text.has("://", at: end) { break }
      if slash == nil, byte.isOne(of: "/?#") || text.has("\\/", at: end) { slash = end }
      if byte == "@", slash == nil || sign == nil { sign = end }
      end += 1
    }
    guard let sign, text[start] != "[", !text.has("sha256:", at: sign + 1),
      let colon = text.firstIndex(of: ":", in: start..<min(slash ?? sign, sign))
    else { return }
    // What follows a host is the number of a port, and the `@` part of the path.
    if let slash, slash < sign, text.end(of: .digit, from: colon + 1) == slash { return }
    let password = colon + 1..<sign
    if !text.isPlaceholder(password) { note(password, "password in an address") }
  }
}
