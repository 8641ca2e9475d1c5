/// The arguments after a command's name, parsed by its options.
package struct ParsedArguments: Sendable {
  /// The options in the order given; the value of a switch is empty.
  private var options: [(name: String, value: String)] = []
  /// The argument that isn't an option.
  package private(set) var operand: String?

  /// Whether a switch was given.
  package func has(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// Returns the value of an option that can be given once.
  package func value(of name: String) -> String? { options.last { $0.name == name }?.value }

  /// Returns the values of an option in the order given.
  package func values(of name: String) -> [String] {
    options.filter { $0.name == name }.map { $0.value }
  }

  /// Returns the value of an option as one of a type's words; nil if the option wasn't given.
  package func word<Word: RawRepresentable & CaseIterable>(
    of option: Option, as: Word.Type
  ) throws(UsageError) -> Word? where Word.RawValue == String {
    guard let text = value(of: option.name) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw UsageError(
        "unknown \(option.valueName ?? "value") '\(text)'", near: text,
        among: Word.allCases.map { $0.rawValue })
    }
    return word
  }

  /// Parses the arguments, up to the first `--help` or `--version`: errors after those aren't reported.
  package init(_ arguments: [String], of command: Command) throws(UsageError) {
    let allOptions = command.allOptions
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if command.operand != nil, operand == nil, !argument.hasPrefix("-") {
        operand = argument
        continue
      }
      let (name, attached) = Self.split(argument)
      guard let option = allOptions.first(where: { $0.forms.contains(name) }) else {
        throw Self.error(forUnknown: name, in: command)
      }
      if has(option.name), option.valueName != nil, !option.isRepeatable {
        throw UsageError("\(name) is given twice")
      }
      if let valueName = option.valueName {
        guard let value = attached ?? rest.popFirst() else {
          throw UsageError("\(name) needs a value: \(name) \(valueName)")
        }
        options.append((option.name, value))
      } else {
        guard attached == nil else { throw UsageError("\(name) takes no value") }
        options.append((option.name, ""))
      }
      if has(Option.help.name) || has(Option.version.name) { return }
    }
  }

  /// Splits `--name=value`.
  private static func split(_ argument: String) -> (name: String, value: String?) {
    guard argument.hasPrefix("--"), let sign = argument.utf8.firstIndex(of: UInt8(ascii: "="))
    else { return (argument, nil) }
    return (String(argument[..<sign]), String(Substring(argument.utf8[sign...].dropFirst())))
  }

  /// Returns the error for an unknown option, with what was probably meant, such as `--range week` for `--week`.
  private static func error(forUnknown typed: String, in command: Command) -> UsageError {
    guard typed.hasPrefix("-") else { return error(forUnexpected: typed, in: command) }
    let message = "unknown option '\(typed)'"
    let word = String(typed.drop { $0 == "-" })
    if let meant = meanings(in: command).first(where: { $0.word == word })?.text {
      return UsageError("\(message); did you mean '\(meant)'?")
    }
    return UsageError(message, near: typed, among: command.allOptions.map { "--" + $0.name })
  }

  /// Returns the error for an unexpected word, with what was probably meant, such as `--range week` for `week`.
  private static func error(forUnexpected typed: String, in command: Command) -> UsageError {
    let message = "unexpected argument '\(typed)'"
    if let subcommand = command.subcommand(typed) {
      return UsageError("\(message); a subcommand goes first: '\(subcommand.name)'")
    }
    let meanings = meanings(in: command)
    if let nearest = NearestWord.find(typed, among: meanings.map({ $0.word })),
      let hint = meanings.first(where: { $0.word == nearest })?.text
    {
      return UsageError("\(message); did you mean '\(hint)'?")
    }
    let subcommands = command.subcommands.map { $0.word }.joined(separator: ", ")
    return UsageError(message + (subcommands.isEmpty ? "" : "; subcommands are \(subcommands)"))
  }

  /// Returns the words that mean something to a command and how to type them, such as `--range week` for `week`.
  private static func meanings(in command: Command) -> [(word: String, text: String)] {
    let switches = command.allOptions.filter { $0.valueName == nil }
    return command.subcommands.map { ($0.word, $0.word) }
      + switches.map { ($0.name, "--\($0.name)") }
      + command.allOptions.flatMap { option in
        option.values.words.map { ($0, "--\(option.name) \($0)") }
      }
  }
}
