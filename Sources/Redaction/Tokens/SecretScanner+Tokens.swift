import Bytes
import Shell

// Tokens, by their shape or by the address that they are in, and passwords in addresses
//
//     found                                                   left alone
//     sk-ant-⟦…⟧  ghp_⟦{36}⟧                                   sk-folding-cube-container
//     https://hooks.slack.com/services/⟦T0/B0/x⟧               https://hooks.slack.com/services/
//     https://discord.com/api/webhooks/1/⟦{60}⟧
//     https://api.telegram.org/bot⟦123456789:{35}⟧/getMe       https://host/bot/status
//     eyJ{20}.eyJ{40}.{43}                                    eyJ{40}  eyJ{20}.json
//     https://ada:⟦pw⟧@host  redis://:⟦pw⟧@host                https://ada@host  http://host:80/@a

extension SecretScanner {
  /// Notes the token that a word of a name begins with; returns whether there is one.
  mutating func noteToken(in name: Range<Int>) -> Bool {
    var index = name.lowerBound
    // Few names are as long as a token.
    let isLong = name.count >= TokenShape.shortest
    while index < name.upperBound {
      if let token = addressToken(at: index) ?? (isLong ? token(at: index) : nil) {
        addSecret(token.range, rule: token.rule)
        return true
      }
      index = isLong ? nextWord(after: index) : text.end(of: .word, from: index) + 1
    }
    return false
  }

  /// The start of the next word; two `_` separate words, too, as in the name of a tool: `mcp__server__tool`.
  private func nextWord(after start: Int) -> Int {
    var index = start
    while text.has(.word, at: index) {
      if text.has("__", at: index) { return text.end(where: { $0 == "_" }, from: index) }
      index += 1
    }
    return index + 1
  }

  private mutating func token(at index: Int) -> Secret? {
    let first = text[index]
    if first == "e", let token = webToken(at: index) { return token }
    if first.isOne(of: "MNO"), let token = discordToken(at: index) { return token }
    if first == "a", let token = terraformToken(at: index) { return token }
    for row in TokenShape.rows(at: index, in: text).reversed() {
      let shape = TokenShape.all[row]
      if let end = shape.end(in: text, at: index) {
        return Secret(range: index..<end, rule: shape.prefix)
      }
    }
    return nil
  }

  /// The token at `index` in a Slack or Discord webhook, or after a Telegram `bot`.
  private func addressToken(at index: Int) -> Secret? {
    guard text[index].isOne(of: "bstw") else { return nil }
    if text.has("services/", at: index) || text.has("workflows/", at: index)
      || text.has("triggers/", at: index),
      text.ends(0..<index, withIgnoringCase: "hooks.slack.com/")
    {
      let slash = text.end(of: .word, from: index)
      let end = text.end(where: { $0.is(.name) || $0 == "/" }, from: slash + 1)
      return end - slash > 10 ? Secret(range: slash + 1..<end, rule: "Slack webhook") : nil
    }
    if text.has("webhooks/", at: index), text.ends(0..<index, withIgnoringCase: "/api/") {
      let id = text.end(of: .digit, from: index + 9)
      let end = text.end(of: .name, from: id + 1)
      guard text.byte(at: id) == "/", end - id > 30 else { return nil }
      return Secret(range: id + 1..<end, rule: "Discord webhook")
    }
    guard text.has("/bot", at: index - 1) else { return nil }
    let id = text.end(of: .digit, from: index + 3)
    let end = text.end(of: .dashedWord, from: id + 1)
    guard text.byte(at: id) == ":", id - index > 8, end - id > 30 else { return nil }
    return Secret(range: index + 3..<end, rule: "bot token")
  }

  /// The token of Terraform around the word at `index`: `{14}.atlasv1.{60}`.
  private func terraformToken(at index: Int) -> Secret? {
    guard text.has("atlasv1.", at: index), text.byte(at: index - 1) == "." else { return nil }
    let start = text.start(where: { $0.is(.alphanumeric) }, before: index - 1)
    let end = text.end(of: .dashedWord, from: index + 8)
    guard index - start > 10, end - index > 40 else { return nil }
    return Secret(range: start..<end, rule: "Terraform token")
  }

  /// The token of a Discord bot at `index`: its number in base64, a time, a signature.
  private func discordToken(at index: Int) -> Secret? {
    let number = text.end(of: .alphanumeric, from: index)
    guard 23...28 ~= number - index, text.byte(at: number) == "." else { return nil }
    let time = text.end(of: .dashedWord, from: number + 1)
    guard 6...7 ~= time - number - 1, text.byte(at: time) == "." else { return nil }
    let end = text.end(of: .dashedWord, from: time + 1)
    return end - time > 27 ? Secret(range: index..<end, rule: "bot token") : nil
  }

  /// Reads a colon between a name and a password without a scheme, or in the token of a bot.
  mutating func readPair() {
    if text.has(.digit, at: position - 1) { readBotToken() }
    guard text.has(.word, at: position - 1), text.has(.alphanumeric, at: position + 1) else {
      return
    }
    var end = position + 1
    while end - position < 64, let byte = text.byte(at: end),
      byte.is(.name) || byte.isOne(of: "!#$%^&*+~")
    {
      end += 1
    }
    guard text.byte(at: end) == "@", text.has(.alphanumeric, at: end + 1),
      text.hasMixedRun(in: position + 1..<end)
        || text.looksChosen(at: position + 1..<end) && !text.has("sha256:", at: end + 1)
          && !text.has("npm:", at: position - 3)
    else { return }
    addSecret(position + 1..<end, rule: "password in an address")
  }

  /// Notes the token of a Telegram bot whose colon is here: `123456789:{35}`; returns whether there is one.
  private mutating func readBotToken() {
    let start = text.start(where: { $0.is(.digit) }, before: position)
    let end = text.end(of: .dashedWord, from: position + 1)
    guard 8...10 ~= position - start, 34...36 ~= end - position - 1,
      text.hasMixedDigits(in: position + 1..<end)
        || text.isRandom(at: position + 1..<end), !text.has(.word, at: start - 1)
    else { return }
    addSecret(position + 1..<end, rule: "bot token")
  }

  /// The JSON web token at `index`: base64 parts, the first of which decodes to an object (RFC 7519).
  private mutating func webToken(at index: Int) -> Secret? {
    guard text.has("eyJ", at: index) else { return nil }
    let part = lookahead.webTokenPartEnd.index(from: index, in: text) { !$0[$1].is(.dashedWord) }
    guard part - index >= 12, let end = lookahead.webTokenEnd(afterPart: part, in: text) else {
      return nil
    }
    return Secret(range: index..<end, rule: "JSON web token")
  }

  /// Notes the key of a stream, which is the end of its address: `rtmp://host/app/x`.
  private mutating func noteStreamKey(in address: Range<Int>) {
    let limit = min(text.count, address.lowerBound + 256)
    var end = address.lowerBound
    while end < limit, !text[end].is(.whitespace), !text[end].is(.quote), text[end] != "?" {
      end += 1
    }
    let key = text.start(where: { $0 != "/" }, before: end)..<end
    guard key.lowerBound > address.lowerBound, text.looksSecret(at: key) else { return }
    addSecret(key, rule: "key in an address")
  }

  /// Notes the password in an address whose `://` may be here (RFC 3986, section 3.2.1).
  ///
  /// The password ends at the last `@` before the path. One with a slash that should have been escaped is
  /// found, too, unless the text before the first slash is a port number.
  mutating func readAddress() {
    let isEscaped = text.has(":\\/\\/", at: position)  // as some programs write JSON
    guard isEscaped || text.has("://", at: position) else { return }
    let start = position + (isEscaped ? 5 : 3)
    var end = start
    var slash: Int?
    var sign: Int?
    while lookahead.atSign.index(from: end, in: text, where: { $0[$1] == "@" }) < text.count {
      guard let byte = text.byte(at: end), !byte.is(.whitespace), !byte.is(.quote),
        !byte.isOne(of: "`<>"), !text.has("://", at: end)
      else { break }
      if slash == nil, byte.isOne(of: "/?#") || text.has("\\/", at: end) { slash = end }
      if byte == "@", slash == nil || sign == nil { sign = end }
      end += 1
    }
    if text.has("rtmp", at: position - 4) || text.has("rtmps", at: position - 5) {
      noteStreamKey(in: start..<end)
    }
    guard let sign, text[start] != "[", !text.has("sha256:", at: sign + 1) else { return }
    guard let colon = text.firstIndex(of: ":", in: start..<min(slash ?? sign, sign)) else {
      // A token in place of the name
      if sign - start >= 16, slash.map({ $0 > sign }) ?? true, text.hasMixedRun(in: start..<sign),
        text.all(in: start..<sign, meet: { $0.is(.dashedWord) })
      {
        addSecret(start..<sign, rule: "token in an address")
      }
      return
    }
    // Digits before the slash are a port number, and the `@` is part of the path.
    if let slash, slash < sign, text.end(of: .digit, from: colon + 1) == slash { return }
    let password = colon + 1..<sign
    if !text.isPlaceholder(at: password) { addSecret(password, rule: "password in an address") }
  }
}
