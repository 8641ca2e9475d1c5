import Bytes
import OperatingSystem

/// What was typed behind a command's name, as its options allow.
package struct ParsedArguments: Sendable {
  /// An option with its value.
  private struct Given {
    let name: String
    let value: String
  }

  /// In the order in which they were given; switches have an empty value.
  private var options: [Given] = []
  /// The word that is no option.
  package private(set) var operand: String?

  /// Whether a switch was given.
  package func has(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// The value of an option that can be given once.
  package func value(_ name: String) -> String? { options.last { $0.name == name }?.value }

  /// The values of an option in the order in which they were given.
  package func values(_ name: String) -> [String] {
    options.filter { $0.name == name }.map { $0.value }
  }

  /// The value of an option that takes one of a type's words; nil where it isn't given.
  package func word<Word: RawRepresentable & CaseIterable>(
    of option: Option, as: Word.Type
  ) throws(UsageError) -> Word? where Word.RawValue == String {
    guard let text = value(option.name) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw UsageError(
        "unknown \(option.valueName ?? "value") '\(text)'", near: text,
        among: Word.allCases.map { $0.rawValue })
    }
    return word
  }

  /// Reads arguments.
  ///
  /// - Returns: What was typed, as far as the first `--help` or `--version`: whoever asks for those
  ///   isn't told what is wrong with the rest.
  package init(_ arguments: [String], of command: Command) throws(UsageError) {
    let allOptions = command.allOptions
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if command.operand != nil, operand == nil, !argument.hasPrefix("-") {
        operand = argument
        continue
      }
      let (name, attached) = Self.split(argument)
      guard let option = allOptions.first(where: { Self.matches($0, name) }) else {
        throw Self.unknown(name, command)
      }
      try take(option, typed: name, attached: attached, rest: &rest)
      if has(Option.help.name) || has(Option.version.name) { return }
    }
  }

  private mutating func take(
    _ option: Option, typed: String, attached: String?, rest: inout ArraySlice<String>
  ) throws(UsageError) {
    if has(option.name), option.valueName != nil, !option.isRepeatable {
      throw UsageError("\(typed) is given twice")
    }
    guard let valueName = option.valueName else {
      guard attached == nil else { throw UsageError("\(typed) takes no value") }
      return options.append(Given(name: option.name, value: ""))
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("\(typed) needs a value: \(typed) \(valueName)")
    }
    options.append(Given(name: option.name, value: value))
  }

  /// Takes `--name=value` apart.
  private static func split(_ argument: String) -> (name: String, value: String?) {
    guard argument.hasPrefix("--"), let sign = argument.utf8.firstIndex(of: UInt8(ascii: "="))
    else {
      return (argument, nil)
    }
    return (String(argument[..<sign]), String(Substring(argument.utf8[sign...].dropFirst())))
  }

  private static func matches(_ option: Option, _ typed: String) -> Bool {
    typed == "--" + option.name || option.letter.map { typed == "-\($0)" } == true
  }

  private static func unknown(_ typed: String, _ command: Command) -> UsageError {
    guard typed.hasPrefix("-") else { return unexpected(typed, command) }
    let word = String(typed.drop { $0 == "-" })
    if let meant = meanings(in: command).first(where: { $0.word == word })?.text {
      return UsageError("unknown option '\(typed)'; did you mean '\(meant)'?")
    }
    return UsageError(
      "unknown option '\(typed)'", near: typed,
      among: command.allOptions.map { "--" + $0.name })
  }

  /// A word where none is taken: names what it was probably meant for, as `--range week` for `week`.
  private static func unexpected(_ typed: String, _ command: Command) -> UsageError {
    let message = "unexpected argument '\(typed)'"
    if let subcommand = command.subcommand(typed) {
      return UsageError("\(message); a subcommand goes first: '\(subcommand.name)'")
    }
    let meanings = meanings(in: command)
    guard let nearest = NearestWord.find(typed, among: meanings.map({ $0.word })),
      let hint = meanings.first(where: { $0.word == nearest })?.text
    else {
      let subcommands = command.subcommands.map { $0.word }.joined(separator: ", ")
      return UsageError(
        message + (subcommands.isEmpty ? "" : "; subcommands are \(subcommands)"))
    }
    return UsageError("\(message); did you mean '\(hint)'?")
  }

  /// The words that mean something in a command, and how that is typed: `week` as `--range week`.
  private static func meanings(in command: Command) -> [(word: String, text: String)] {
    let switches = command.allOptions.filter { $0.valueName == nil }
    return command.subcommands.map { ($0.word, $0.word) }
      + switches.map { ($0.name, "--\($0.name)") }
      + command.allOptions.flatMap { option in
        option.values.words.map { ($0, "--\(option.name) \($0)") }
      }
  }
}
