import Bytes
import Shell

// Secrets from standard input
//
//     found                                             left alone
//     echo ⟦x⟧ | docker login --password-stdin          echo "$X" | docker login --password-stdin
//     printf '%s' ⟦x⟧ | gh secret set NAME              echo x | grep y
//     chpasswd <<< ada:⟦x⟧                              base64 <<< x
//     echo ⟦x1x1x1x1⟧ > .vault_pass                     echo x > README.md
//     tool --password-file=<(echo ⟦x⟧)                  diff <(echo a) b

extension SecretScanner {
  /// What a command prints and the next ones of its pipeline read.
  struct Feed {
    let text: Range<Int>
  }

  /// Notes that the command reads its secret from standard input: what was printed for it, or what follows `<<<`.
  mutating func takeInput(asCredentials: Bool = false) {
    command.takesInput = true
    command.takesCredentials = asCredentials
    guard let feed else { return }
    self.feed = nil
    insertSecret(asCredentials ? password(in: feed.text) : feed.text)
  }

  /// Reads a `|`: what was printed before it feeds the next command.
  mutating func readPipe() {
    let isOr = text.byte(at: position + 1) == "|" || text.byte(at: position - 1) == "|"
    if isOr { return feed = nil }
    if let printed = printedText() { feed = Feed(text: printed) }
  }

  /// Reads a `<` or a `>`.
  mutating func readRedirection() {
    if text.has("<<<", at: position) {
      guard command.takesInput else { return }
      var start = text.endOfBlanks(from: position + 3)
      if text.byte(at: start) == "$", text.has(.quote, at: start + 1) { start += 1 }
      guard let word = text.attachedWord(at: start, within: openQuote), !text.isHarmless(at: word)
      else { return }
      return addSecret(command.takesCredentials ? password(in: word) : word, rule: "standard input")
    }
    if text.has("<<", at: position) {
      let line = max(0, position - 128)..<min(text.count, position + 64)
      isData = [".yml", ".yaml", ".conf", ".cnf", ".ini", ".properties"].contains {
        text.contains($0, in: line)
      }
    }
    if text.byte(at: position) == ">", command.program == .echo, openQuote == nil { readTarget() }
    // --password-file=<(echo x)
    if text.has(anyOf: ["<(echo ", "<(printf "], at: position), containsSecretWord(previousName) {
      let start = text.end(of: .letter, from: position + 2)
      guard let word = lastWord(ofPrinted: start), !text.isHarmless(at: word) else { return }
      addSecret(word, rule: "standard input")
    }
  }

  /// Notes what is printed into a file that is named like a secret.
  private mutating func readTarget() {
    let start = text.endOfBlanks(from: text.end(where: { $0 == ">" }, from: position))
    let end = text.end(where: { $0.is(.name) || $0.isOne(of: "/~${}") }, from: start)
    let slash = text.start(where: { $0 != "/" }, before: end)
    let file = max(slash, start)..<end
    guard end - start < 128, !file.isEmpty, let printed = printedText() else { return }
    if text.has(".pgpass", at: file.lowerBound) {
      insertSecret(password(in: printed, isLast: true))
    } else if containsSecretWord(file), text.looksSecret(at: printed),
      text.firstIndex(of: " ", in: printed) == nil
    {
      insertSecret(printed)
    }
  }

  /// The part of a name and password after the separator.
  private func password(in range: Range<Int>, isLast: Bool = false) -> Range<Int> {
    var colon: Int?
    for index in range.prefix(Span<UInt8>.longest)
    where text[index] == ":" && (isLast || colon == nil) {
      colon = index
    }
    guard let colon else { return isLast ? range.upperBound..<range.upperBound : range }
    return colon + 1..<range.upperBound
  }

  /// Whether a name has a word for secrets in it.
  private func containsSecretWord(_ name: Range<Int>) -> Bool {
    if SecretName(at: name, in: text) != nil { return true }
    return name.count < 64 && ["pass", "secret", "token"].contains { text.contains($0, in: name) }
  }

  /// What the command before `position` prints; nil if that isn't known, or harmless.
  private func printedText() -> Range<Int>? {
    var printed: Range<Int>?
    if command.program == .echo {
      printed = lastWord(ofPrinted: command.name.upperBound)
    } else if command.program == nil {
      // 'x' | ConvertTo-SecureString
      let end = text.start(where: { $0.is(.blank) }, before: position)
      guard end > 1, text[end - 1].is(.quote) else { return nil }
      let quote = text[end - 1]
      let start = text.start(where: { $0 != quote && $0 != "\n" }, before: end - 1)
      if text.byte(at: start - 1) == quote { printed = start..<end - 1 }
    }
    guard let printed, !printed.isEmpty, !text.isHarmless(at: printed) else { return nil }
    return printed
  }

  /// The words that a command prints, without options and without `printf`'s format before another word.
  private func lastWord(ofPrinted start: Int) -> Range<Int>? {
    var index = start
    var printed: Range<Int>?
    for _ in 0..<8 {
      guard let word = text.word(afterBlanksAt: index, within: openQuote),
        word.upperBound <= position || index == start || position <= start
      else { break }
      index = text.end(of: .backslash, from: word.upperBound)
      index = text.has(.quote, at: index) ? index + 1 : word.upperBound
      if text.byte(at: word.lowerBound) == "-", word.count <= 3 { continue }
      let isFormat = printed.map { text.firstIndex(of: "%", in: $0) != nil } ?? true
      printed = isFormat ? word : (printed?.lowerBound ?? word.lowerBound)..<word.upperBound
    }
    guard let printed else { return nil }
    var end = printed.upperBound
    while end - printed.lowerBound > 2, text.has(anyOf: ["\\n", "\\r"], at: end - 2) { end -= 2 }
    return printed.lowerBound..<end
  }
}
