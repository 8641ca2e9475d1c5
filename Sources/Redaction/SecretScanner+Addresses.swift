// Secrets that are known by where they stand
//
//     found                                                   left alone
//     https://ada:⟦pw⟧@host  redis://:⟦pw⟧@host                https://ada@host  http://host:80/@a
//     https://hooks.slack.com/services/⟦T0/B0/x⟧               https://hooks.slack.com/services/
//     https://discord.com/api/webhooks/1/⟦{60}⟧
//     https://api.telegram.org/bot⟦123456789:{35}⟧/getMe       https://host/bot/status
//     eyJ{20}.eyJ{40}.{43}                                    eyJ{40}  eyJ{20}.json
//     -----BEGIN RSA PRIVATE KEY-----…-----END…               -----BEGIN PUBLIC KEY-----…
//                                                             grep 'BEGIN RSA PRIVATE KEY-----' .

extension SecretScanner {
  /// Notes the password in an address whose `://` may stand here (RFC 3986, section 3.2.1).
  ///
  /// It goes up to the last `@` before the path; passwords that should have been escaped are found
  /// too, unless what stands before the first slash is the number of a port.
  mutating func passAddress() {
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
    while landmarks.at(from: end, in: text) < text.count, end < text.count {
      let byte = text[end]
      if byte.isWhitespace || byte.isQuote || byte == UInt8(ascii: "`") { break }
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") { break }
      if text.has("://", at: end) { break }
      if slash == nil, Self.endsAuthority(byte) || text.has("\\/", at: end) { slash = end }
      if byte == UInt8(ascii: "@"), slash == nil || sign == nil { sign = end }
      end += 1
    }
    guard let sign, text[start] != UInt8(ascii: "["), !text.has("sha256:", at: sign + 1),
      let colon = text.firstIndex(of: UInt8(ascii: ":"), in: start..<min(slash ?? sign, sign)),
      !isPort(colon + 1, before: slash, sign)
    else { return }
    let password = colon + 1..<sign
    if !text.isPlaceholder(password) { note(password, "password in an address") }
  }

  /// Whether what follows a host is the number of a port, and the `@` part of the path.
  private func isPort(_ start: Int, before slash: Int?, _ sign: Int) -> Bool {
    guard let slash, slash < sign else { return false }
    return text.end(of: { $0.isDigit }, from: start) == slash
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  // MARK: Tokens in the path of an address

  /// The token at `index` in a Slack or Discord webhook, or behind a Telegram `bot`.
  func addressToken(at index: Int) -> Secret? {
    if text.has("services/", at: index) || text.has("workflows/", at: index)
      || text.has("triggers/", at: index),
      text.ends(0..<index, withIgnoringCase: "hooks.slack.com/")
    {
      let slash = text.end(of: { $0.isWordByte }, from: index)
      let end = text.end(of: { $0.isNameByte || $0 == UInt8(ascii: "/") }, from: slash + 1)
      guard end - slash > 10 else { return nil }
      return Secret(range: slash + 1..<end, rule: "Slack webhook")
    }
    if text.has("webhooks/", at: index), text.ends(0..<index, withIgnoringCase: "/api/") {
      let id = text.end(of: { $0.isDigit }, from: index + 9)
      let end = text.end(of: { $0.isNameByte }, from: id + 1)
      guard text.byte(at: id) == UInt8(ascii: "/"), end - id > 30 else { return nil }
      return Secret(range: id + 1..<end, rule: "Discord webhook")
    }
    if text.has("bot", at: index), text.byte(at: index - 1) == UInt8(ascii: "/") {
      let id = text.end(of: { $0.isDigit }, from: index + 3)
      let end = text.end(of: { $0.isWordByte || $0 == UInt8(ascii: "-") }, from: id + 1)
      guard text.byte(at: id) == UInt8(ascii: ":"), id - index > 8, end - id > 30 else {
        return nil
      }
      return Secret(range: index + 3..<end, rule: "bot token")
    }
    return nil
  }

  /// The JSON web token at `index`: parts in base64 with points between, of which the first begins
  /// an object (RFC 7519).
  mutating func webToken(at index: Int) -> Secret? {
    guard text.has("eyJ", at: index) else { return nil }
    let point = landmarks.point(from: index, in: text)
    guard point - index >= 12, let end = landmarks.webTokenEnd(behind: point, in: text) else {
      return nil
    }
    return Secret(range: index..<end, rule: "JSON web token")
  }

  // MARK: Private keys

  /// Notes the private key that begins at `start`, to the end of its last line (RFC 7468); to the end of
  /// the text when that is missing.
  mutating func notePrivateKey(at start: Int) -> Bool {
    guard text.has("-----BEGIN ", at: start) else { return false }
    let title = start + 11
    let titleEnd = text.end(
      of: { $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: " ") }, from: title)
    guard text.has("-----", at: titleEnd), text.contains("PRIVATE KEY", in: title..<titleEnd)
    else { return false }
    let body = titleEnd + 5
    let footer = landmarks.keyEnd(from: body, in: text)
    let hasFooter = footer < text.count
    guard hasFooter ? hasKeyBody(body, to: footer) : beginsKeyBody(body) else { return false }
    var end = footer
    if hasFooter {
      let footerTitle = text.end(
        of: { $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: " ") }, from: footer + 8)
      end = text.end(of: { $0 == UInt8(ascii: "-") }, from: footerTitle)
    }
    note(start..<end, "private key")
    return true
  }

  /// Whether 16 characters of base64 stand in a row, as they do in a key and in no pattern that
  /// looks for keys.
  private func hasKeyBody(_ start: Int, to end: Int) -> Bool {
    var run = 0
    var index = start
    while index < min(end, start + 1_024) {
      let byte = text[index]
      if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") {
        run += 1
        if run == 16 { return true }
      } else {
        run = 0
      }
      index += 1
    }
    return false
  }

  /// Whether base64 follows at once, or in the text in quotes that is joined to the one before.
  private func beginsKeyBody(_ start: Int) -> Bool {
    var run = 0
    var (isInText, isJoined, isOther) = (true, false, false)
    for index in start..<min(text.count, start + 1_024) {
      let byte = text[index]
      if byte.isQuote {
        if !isInText, !isJoined { return false }
        (isInText, isOther, run) = (!isInText, true, 0)
      } else if !isInText {
        let joins =
          byte == UInt8(ascii: "+") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
        if !joins, !byte.isWhitespace, byte != UInt8(ascii: "\\") { return false }
        if joins || byte == UInt8(ascii: "\n") { isJoined = true }
      } else if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") {
        run += 1
        if run == (isOther ? 32 : 16) { return true }
      } else if byte.isWhitespace || byte == UInt8(ascii: "\\") {
        run = 0
      } else {
        return false
      }
    }
    return false
  }
}

extension Span where Element == UInt8 {
  /// The index of the first `byte` in `range`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    range.first { self[$0] == byte }
  }

  /// Whether an ASCII text stands somewhere in `range`.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.contains { has(word, at: $0) && $0 + word.utf8CodeUnitCount <= range.upperBound }
  }
}
