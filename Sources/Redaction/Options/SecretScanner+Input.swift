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
    /// The index after which the commands begin that read it.
    let end: Int
  }

  /// Notes that the command reads its secret from standard input: what was printed for it, or what follows `<<<`.
  mutating func takeInput(asCredentials: Bool = false) {
    command.takesInput = true
    command.takesCredentials = asCredentials
    guard let feed else { return }
    self.feed = nil
    insertSecret(asCredentials ? password(in: feed.text) : feed.text, rule: "standard input")
  }

  /// Reads a `|`: what was printed before it feeds the next command.
  mutating func readPipe() {
    let isOr = text.byte(at: position + 1) == "|" || text.byte(at: position - 1) == "|"
    if isOr { return feed = nil }
    // A part of what is printed: echo "a|b"
    if position < command.printedEnd { return }
    if command.program == .echo { feed = nil }
    if let printed = printedText() {
      command.printedEnd = printed.upperBound
      if position >= printed.upperBound { feed = Feed(text: printed, end: position + 1) }
    } else if let document = command.document, let body = body(ofHeredoc: document) {
      // cat <<EOF | docker login --password-stdin
      feed = Feed(text: body, end: position + 1)
    }
    if command.program == .echo, position >= command.printedEnd { command = Command() }
  }

  /// Reads a `<` or a `>`.
  mutating func readRedirection() {
    if text.has("<<<", at: position) {
      var start = text.endOfBlanks(from: position + 3)
      if text.byte(at: start) == "$", text.has(.quote, at: start + 1) { start += 1 }
      guard let word = text.attachedWord(at: start, within: openQuote), !text.isHarmless(at: word)
      else { return }
      command.hereString = word
      if command.takesInput {
        addSecret(command.takesCredentials ? password(in: word) : word, rule: "standard input")
      } else if readsSecret(word, from: startOfCommand..<position) {
        addSecret(word, rule: "standard input")
      }
      return
    }
    if text.has("<<", at: position), !text.has("<", at: position - 1) {
      if text.contains(".pgpass", in: max(0, position - 64)..<min(text.count, position + 64)) {
        notePasswordFile()
      }
      if command.takesInput { return noteHeredoc() }
      command.document = position
      let line = max(0, position - 128)..<min(text.count, position + 64)
      isData = [".yml", ".yaml", ".conf", ".cnf", ".ini", ".properties"].contains {
        text.contains($0, in: line)
      }
    }
    if text.byte(at: position) == ">", command.program == .echo, openQuote == nil {
      readTarget()
      command.program = nil
    }
    // --password-file=<(echo x)
    if text.has(anyOf: ["<(echo ", "<(printf "], at: position), containsSecretWord(previousName) {
      let start = text.end(of: .letter, from: position + 2)
      guard let word = lastWord(ofPrinted: start), !text.isHarmless(at: word) else { return }
      addSecret(word, rule: "standard input")
    }
  }

  /// Notes the passwords in the lines of PostgreSQL's password file: `host:port:database:user:x`.
  private mutating func notePasswordFile() {
    let limit = min(text.count, position + Span<UInt8>.longest)
    var line = text.firstIndex(of: "\n", in: position..<limit).map { $0 + 1 }
    while let start = line {
      let end = text.firstIndex(of: "\n", in: start..<limit) ?? limit
      let value = password(in: start..<end, isLast: true)
      if value.isEmpty { return }
      if !text.isHarmless(at: value) { addSecret(value, rule: "password in a file") }
      line = end < limit ? end + 1 : nil
    }
  }

  /// Notes the lines of a heredoc that a command reads its secret from.
  private mutating func noteHeredoc() {
    guard let body = body(ofHeredoc: position) else { return }
    addSecret(command.takesCredentials ? password(in: body) : body, rule: "standard input")
  }

  /// The lines of the heredoc whose `<<` is at an index; nil if they are no secret.
  private func body(ofHeredoc index: Int) -> Range<Int>? {
    let word = text.end(where: { $0.isOne(of: "<-\\'\" ") }, from: index)
    let delimiter = word..<text.end(of: .word, from: word)
    let limit = min(text.count, index + Span<UInt8>.longest)
    guard let newline = text.firstIndex(of: "\n", in: min(delimiter.upperBound, limit)..<limit)
    else {
      return nil
    }
    let start = newline + 1
    var end = start
    while end < limit {
      let line = text.firstIndex(of: "\n", in: end..<limit) ?? limit
      let isEnd =
        line - end == delimiter.count
        && delimiter.allSatisfy { text[$0] == text[end + $0 - delimiter.lowerBound] }
      if isEnd { break }
      end = line + 1
    }
    let body = start..<max(start, min(end - 1, limit))
    // A script is none.
    guard start < text.count, !delimiter.isEmpty, !text.isHarmless(at: body),
      text.firstIndex(of: " ", in: body) == nil
    else { return nil }
    return body
  }

  /// Notes what a command in quotes prints for an option or a variable: `--password-command 'echo x'`.
  mutating func notePrinted(by echo: Range<Int>) {
    guard isQuoted(at: echo), containsSecretWord(previousName) else { return }
    guard let word = text.word(afterBlanksAt: echo.upperBound, within: openQuote),
      text.looksSecret(at: word) || text.looksChosen(at: word),
      !text.isHarmless(at: word)
    else { return }
    addSecret(word, rule: "standard input")
  }

  /// Notes what is printed into a file that is named like a secret.
  private mutating func readTarget() {
    let start = text.endOfBlanks(from: text.end(where: { $0 == ">" }, from: position))
    let end = text.end(where: { $0.is(.name) || $0.isOne(of: "/~${}") }, from: start)
    var name = end
    while name > start, text[name - 1] != "/" { name -= 1 }
    let file = name..<end
    guard end - start < 128, !file.isEmpty, let printed = printedText() else { return }
    if text.has(".pgpass", at: file.lowerBound) {
      insertSecret(password(in: printed, isLast: true), rule: "password in a file")
    } else if isSecretFile(file), text.looksSecret(at: printed),
      text.firstIndex(of: " ", in: printed) == nil
    {
      insertSecret(printed, rule: "secret in a file")
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
    return name.count < 64
      && ["pass", "PASS", "secret", "token"].contains { text.contains($0, in: name) }
  }

  /// Whether a file is named like a secret: `.vault_pass`, `token.txt`.
  private func isSecretFile(_ name: Range<Int>) -> Bool {
    SecretName(at: name, in: text) != nil || text.contains("pass", in: name)
  }

  /// What the command before `position` prints; nil if that isn't known, or harmless.
  private func printedText() -> Range<Int>? {
    var printed = command.hereString
    if printed == nil, command.program == .echo {
      printed = lastWord(ofPrinted: command.name.upperBound)
    } else if printed == nil, command.program == nil,
      text.has(anyOf: ["| ConvertTo-SecureString", "|ConvertTo-SecureString"], at: position)
    {
      // 'x' | ConvertTo-SecureString
      let end = text.start(where: { $0.is(.blank) }, before: position)
      guard end > 1, text[end - 1].is(.quote) else { return nil }
      let quote = text[end - 1]
      let start = text.start(where: { $0 != quote && $0 != "\n" }, before: end - 1)
      if text.byte(at: start - 1) == quote { printed = start..<end - 1 }
    }
    // yes | program, echo y | program
    guard let printed, printed.count > 3, !text.isHarmless(at: printed) else { return nil }
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
