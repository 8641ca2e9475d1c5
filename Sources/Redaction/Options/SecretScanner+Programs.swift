import Bytes
import Shell

/// Programs in the text, and secrets by their place: the engine of the table in `ProgramArgument`.
extension SecretScanner {
  /// Reads a name as a program or a subcommand, whose words may be secret.
  mutating func readProgram(at name: Range<Int>) {
    if let program = Program(at: name, in: text), program.replaces(command.program) {
      command.program = program
      command.name = name
      command.arguments = ProgramArgument.rows(of: name, in: text)
      command.takesArguments = program.takesArguments || !command.arguments.isEmpty
      if program == .echo { notePrinted(by: name) }
    } else {
      command.program = command.program?.subcommand(at: name, after: previousName, in: text)
    }
    if command.takesArguments {
      if text.equals(anyOf: ["secret", "secrets", "kv", "write"], ignoringCaseIn: name),
        text.has(.blank, at: name.lowerBound - 1),
        text.has(.blank, at: name.upperBound)
      {
        command.storesSecrets = true
      }
      noteArguments(after: name)
    }
  }

  private mutating func noteArguments(after name: Range<Int>) {
    for index in command.arguments {
      let row = ProgramArgument.rows[index]
      guard text.has(row.program, at: command.name.lowerBound), isSubcommand(name, of: row) else {
        continue
      }
      switch row.place {
      case .word(let number): note(word(number, after: name.upperBound))
      case .last: if hasOption(row.option) { note(word(nil, after: name.upperBound)) }
      case .lastIfChosen:
        if let last = word(nil, after: name.upperBound), text.looksChosen(at: last) { note(last) }
      case .lastCredentials:
        guard let last = word(nil, after: name.upperBound),
          let colon = text.firstIndex(of: ":", in: last), !text.has("://", at: colon),
          isLikelyPassword(at: colon + 1..<last.upperBound)
        else { continue }
        note(colon + 1..<last.upperBound)
      case .afterSlash(let number):
        guard let word = word(number, after: name.upperBound),
          let slash = text.firstIndex(of: "/", in: word), slash > word.lowerBound
        else { continue }
        note(slash + 1..<(text.firstIndex(of: "@", in: slash..<word.upperBound) ?? word.upperBound))
      case .option(let option, let condition):
        note(word(afterOption: option, given: condition, name.upperBound))
      case .input: if hasOption(row.option) { takeInput() }
      case .inputCredentials: takeInput(asCredentials: true)
      case .inputPair:
        if let feed, let colon = text.firstIndex(of: ":", in: feed.text.prefix(64)),
          isLikelyPassword(at: colon + 1..<feed.text.upperBound)
        {
          takeInput(asCredentials: true)
        }
      }
    }
  }

  /// Whether a name is the word of a program after which a row's arguments follow.
  private func isSubcommand(_ name: Range<Int>, of row: ProgramArgument) -> Bool {
    if row.subcommand.utf8CodeUnitCount == 0 { return name == command.name }
    let length = row.subcommand.utf8CodeUnitCount
    if text.byte(at: name.lowerBound - 1) == "/" { return false }
    guard
      text.equals(row.subcommand, ignoringCaseIn: name)
        || text.has(row.subcommand, at: name.lowerBound)
          && (text.byte(at: name.lowerBound + length) == "."
            || !text.has(.name, at: name.lowerBound + length))
    else { return false }
    return row.after.utf8CodeUnitCount == 0 || text.equals(row.after, ignoringCaseIn: previousName)
  }

  private mutating func note(_ word: Range<Int>?) {
    guard let word, !text.isHarmless(at: word) else { return }
    // net use Z: \\\\host\\share /user:ada
    // and the next command of steamcmd: +login anonymous +quit
    if text.has(oneOf: "\\/+", at: word.lowerBound) { return }
    // vault login -method=oidc role=dev
    let name = text.end(of: .word, from: word.lowerBound)
    if text.byte(at: name) == "=", name + 2 < word.upperBound { return }
    // Options before it may have secrets of their own, which are read later.
    insertSecret(word, rule: "word of a program")
  }

  /// Whether one of the options after the program has a letter: `-cb`.
  private func hasOption(_ letter: Unicode.Scalar?) -> Bool {
    guard let letter else { return true }
    var index = text.endOfBlanks(from: command.name.upperBound)
    while text.byte(at: index) == "-" {
      let end = text.end(of: .letter, from: index + 1)
      if text.firstIndex(of: letter, in: index..<end) != nil { return true }
      index = text.endOfBlanks(from: end)
    }
    return false
  }

  /// The word after an option of the command; nil if another text that it depends on is missing.
  private func word(afterOption option: StaticString, given condition: StaticString, _ start: Int)
    -> Range<Int>?
  {
    var end = start
    while end < min(text.count, start + 256), !text[end].isOne(of: "\n;|") { end += 1 }
    let words = start..<end
    guard condition.utf8CodeUnitCount == 0 || text.contains(condition, in: words) else {
      return nil
    }
    for index in words where text.has(option, at: index) && text.has(.blank, at: index - 1) {
      let after = index + option.utf8CodeUnitCount
      if text.byte(at: after) == "=" { return text.attachedWord(at: after + 1, within: openQuote) }
      if text.has(.blank, at: after) { return text.word(afterBlanksAt: after, within: openQuote) }
    }
    return nil
  }

  /// The word of a command with a number, or the last; options, and what follows long ones, don't count.
  private func word(_ number: Int?, after start: Int) -> Range<Int>? {
    var index = start
    var (count, last) = (0, nil as Range<Int>?)
    var isValue = false
    for _ in 0..<16 {
      guard index - start < 256, let word = text.word(afterBlanksAt: index, within: openQuote)
      else { break }
      index = text.end(of: .backslash, from: word.upperBound)
      index = text.has(.quote, at: index) ? index + 1 : word.upperBound
      if text.byte(at: word.lowerBound) == "-" {
        isValue =
          word.count > 2 && text.has("--", at: word.lowerBound)
          && text.firstIndex(of: "=", in: word) == nil
      } else if word.count == 2, text[word.upperBound - 1] == ":" {
        continue  // a drive: net use Z: \\host\share
      } else if isValue {
        isValue = false
      } else {
        count += 1
        last = word
        if count == number { return word }
      }
    }
    return number == nil ? last : nil
  }
}

extension Program {
  /// Whether the program can have rows in `ProgramArgument`.
  fileprivate var takesArguments: Bool {
    switch self {
    case .positional, .password, .redis, .mysql, .openssl, .ldap, .git, .token, .other, .azure: true
    default: false
    }
  }

  /// Whether a word that can be this program is one after another.
  fileprivate func replaces(_ program: Program?) -> Bool {
    switch self {
    case .files, .script, .sed, .tests, .echo: program == nil || program == .sudo
    case .positional:
      program == nil || program == .sudo || program == .other || program == .positional
    default: true
    }
  }
}
