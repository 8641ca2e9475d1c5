import Bytes
import Shell

// Tokens, by their shape or by the address that they are in
//
//     found                                                   left alone
//     sk-ant-⟦…⟧  ghp_⟦{36}⟧                                   sk-folding-cube-container
//     https://hooks.slack.com/services/⟦T0/B0/x⟧               https://hooks.slack.com/services/
//     https://discord.com/api/webhooks/1/⟦{60}⟧
//     https://api.telegram.org/bot⟦123456789:{35}⟧/getMe       https://host/bot/status
//     eyJ{20}.eyJ{40}.{43}                                    eyJ{40}  eyJ{20}.json

extension SecretScanner {
  /// Notes the token that a word of a name begins with; returns whether there is one.
  mutating func noteToken(in name: Range<Int>) -> Bool {
    var index = name.lowerBound
    while index < name.upperBound {
      if let token = token(at: index) {
        note(token.range, token.rule)
        return true
      }
      index = text.end(of: .word, from: index) + 1
    }
    return false
  }

  private mutating func token(at index: Int) -> Secret? {
    let first = text[index]
    if first == "e", let token = webToken(at: index) { return token }
    if first.isOne(of: "bstw"), let token = addressToken(at: index) { return token }
    guard TokenShape.mayBegin(with: first) else { return nil }
    for shape in TokenShape.all where shape.first == first {
      if let end = shape.end(in: text, at: index) {
        return Secret(range: index..<end, rule: shape.prefix)
      }
    }
    return nil
  }

  /// The token at `index` in a Slack or Discord webhook, or after a Telegram `bot`.
  private func addressToken(at index: Int) -> Secret? {
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
    if text.has("/bot", at: index - 1) {
      let id = text.end(of: .digit, from: index + 3)
      let end = text.end(of: .dashedWord, from: id + 1)
      guard text.byte(at: id) == ":", id - index > 8, end - id > 30 else { return nil }
      return Secret(range: index + 3..<end, rule: "bot token")
    }
    return nil
  }

  /// The JSON web token at `index`: parts in base64 with points between them, of which the first begins
  /// an object (RFC 7519).
  private mutating func webToken(at index: Int) -> Secret? {
    guard text.has("eyJ", at: index) else { return nil }
    let part = lookahead.webTokenPartEnd(from: index, in: text)
    guard part - index >= 12, let end = lookahead.webTokenEnd(afterPart: part, in: text) else {
      return nil
    }
    return Secret(range: index..<end, rule: "JSON web token")
  }
}
