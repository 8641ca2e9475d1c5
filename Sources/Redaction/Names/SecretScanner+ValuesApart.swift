import Bytes
import Shell

// Values that are apart from their names, as members, attributes or options of their own
//
//     found                                             left alone
//     {"name":"API_TOKEN","value":"⟦x⟧"}                {"name":"API_TOKEN","valueFrom":{…}}
//     - name: DB_PASSWORD↵  value: ⟦x⟧                  - name: token↵  in: header
//     {"password":{"value":"⟦x⟧"}}                      {"password":{"type":"string"}}
//     <password>⟦x⟧</password>                          <password></password>
//     <add key="ApiKey" value="⟦x⟧"/>                   <input name="password" type="password"/>
//     --name db_password --value ⟦x⟧                    --name db_password --value "$X"
//     <key>ApiToken</key><string>⟦x⟧</string>           <key>token</key><true/>

extension SecretScanner {
  /// Notes the value that follows a name as a member, attribute or option of its own; returns whether there is one.
  mutating func noteValueApart(from name: Range<Int>, meaning: SecretName) -> Bool {
    guard meaning == .secret || meaning == .suspected,
      let value = elementValue(after: name) ?? memberValue(from: name.upperBound)
    else { return false }
    if isSecret(value, meaning: meaning), !text.isTypeName(at: value) {
      addSecret(value, rule: "value apart from a secret's name")
    }
    return true
  }

  /// The text of an XML element: `<password>x</password>`, `name="password">x<`, `<key>token</key><string>x<`.
  private func elementValue(after name: Range<Int>) -> Range<Int>? {
    var start = text.quote(at: name.upperBound).map { $0 + 1 } ?? name.upperBound
    if text.has("</", at: start) {
      let end = text.end(of: .name, from: start + 2)
      start = text.end(of: .whitespace, from: end + 1)
      guard text.byte(at: end) == ">", text.has("<string>", at: start) else { return nil }
      start += 7
    } else {
      let attributes: [StaticString] = ["name=", "key=", "id="]
      let isNamed =
        start == name.upperBound
        ? text.has(oneOf: "<:", at: name.lowerBound - 1)
        : attributes.contains { text.ends(0..<max(name.lowerBound - 1, 0), withIgnoringCase: $0) }
      guard isNamed else { return nil }
      // <Password Type="x">
      if text.has(.blank, at: start), text.has(oneOf: "<:", at: name.lowerBound - 1) {
        let limit = min(text.count, start + 96)
        while start < limit, !text[start].isOne(of: "<>") { start += 1 }
      }
    }
    guard text.byte(at: start) == ">" else { return nil }
    if text.has("<![CDATA[", at: start + 1) { start += 9 }
    var end = start + 1
    while end < min(text.count, start + Span<UInt8>.longest), !text[end].isOne(of: "<\n]") {
      end += 1
    }
    return text.has(anyOf: ["</", "]]"], at: end) ? start + 1..<end : nil
  }

  /// The value of a member, attribute or option named `value` that follows closely.
  private func memberValue(from start: Int) -> Range<Int>? {
    var index = text.end(
      where: { $0.is(.quote) || $0.is(.whitespace) || $0.isOne(of: "\\,;") }, from: start)
    guard index > start, index - start < 48 else { return nil }
    while text.has(oneOf: "-{", at: index) { index += 1 }
    let word = index..<text.end(of: .name, from: index)
    guard text.equals(anyOf: Self.values, ignoringCaseIn: word) else { return nil }
    return value(ofMember: word)
  }

  /// Notes the value of a secret that is an object itself: `{"password":{"value":"x"}}`; returns whether it is.
  mutating func noteObject(of pair: Assignment) -> Bool {
    guard text.byte(at: pair.valueStart) == "{" else { return false }
    let start = text.end(
      where: { $0.is(.quote) || $0.is(.whitespace) || $0 == "\\" || $0 == "{" },
      from: pair.valueStart)
    let word = start..<text.end(of: .name, from: start)
    guard text.equals(anyOf: Self.values, ignoringCaseIn: word), let value = value(ofMember: word)
    else { return false }
    if isSecret(value, meaning: pair.meaning), !text.isTypeName(at: value) {
      addSecret(value, rule: "value apart from a secret's name")
    }
    return true
  }

  /// What follows the name of a member, attribute or option.
  private func value(ofMember word: Range<Int>) -> Range<Int>? {
    var index = text.quote(at: word.upperBound).map { $0 + 1 } ?? word.upperBound
    index = text.endOfBlanks(from: index)
    let hasSign = text.has(oneOf: "=:", at: index)
    if hasSign { index = text.endOfBlanks(from: index + 1) }
    guard index > word.upperBound else { return nil }
    if let quoted = QuotedText(at: index, in: text, openQuote: openQuote) { return quoted.content }
    guard text.has(.quote, at: index) == false else { return nil }
    let value = index..<text.endOfValue(from: index, isInQuotes: openQuote != nil)
    let end = text.firstIndex(of: ",", in: value) ?? value.upperBound
    return value.isEmpty || text.byte(at: index) == "-" ? nil : index..<end
  }

  /// Names of what holds another member's value.
  private static let values: [StaticString] = [
    "value", "parametervalue", "val", "stringvalue", "secretvalue", "secret-value", "defaultvalue",
    "plaintextvalue", "secretstring", "secret-string",
  ]
}
