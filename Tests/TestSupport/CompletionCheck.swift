package import CommandLineTool

/// The completions that a shell should offer for a program, according to its table of commands and options.
package struct CompletionCheck {
  /// Lines up to the word to complete, with the expected words.
  private var expected: [(line: String, words: [String])] = []

  package init(_ program: Command) {
    expect("\(program.name) ", program.subcommands.map(\.word))
    expect("\(program.name) --help ", [])
    expect("\(program.name) nonsense ", [])
    addOptions(of: program, after: program.name)
    for command in program.subcommands {
      let start = "\(program.name) \(command.word)"
      expect("\(start) ", command.operand == nil ? [] : program.subcommands.map(\.word))
      addOptions(of: command, after: start)
    }
  }

  /// Returns the differences from the expected completions, one per line.
  package func differences(in shell: CompletingShell) throws -> String {
    let offers = try shell.offers(for: expected.map(\.line), in: ["directory"])
    guard offers.count == expected.count else { return "\(offers.count) answers" }
    return zip(expected, offers).compactMap { expected, offered in
      // Some shells offer options only after a hyphen, and no short ones after two.
      let typed = expected.line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
      let isOption = typed.hasPrefix("-") && !typed.contains("=")
      let offered = offered.filter { isOption ? $0.hasPrefix("--") : !$0.hasPrefix("-") }
      return offered == expected.words.sorted()
        ? nil : "'\(expected.line)': \(offered), not \(expected.words.sorted())"
    }.joined(separator: "\n")
  }

  private mutating func expect(_ line: String, _ words: [String]) {
    expected.append((line, words))
  }

  private mutating func addOptions(of command: Command, after start: String) {
    let names = command.allOptions.map { "--" + $0.name }
    expect("\(start) --", names)
    for option in command.allOptions {
      let name = "--" + option.name
      expect("\(start) --\(option.name.prefix(4))", names.filter { $0.hasPrefix(name.prefix(6)) })
      let others = option.isRepeatable ? names : names.filter { $0 != name }
      guard option.valueName != nil else {
        expect("\(start) \(name) --", others)
        if let letter = option.letter { expect("\(start) -\(letter) --", others) }
        continue
      }
      for given in ["\(name) value", "\(name)=value"] { expect("\(start) \(given) --", others) }
      for typed in ["\(name) ", "\(name)="] { addValues(of: option, after: "\(start) \(typed)") }
    }
  }

  private mutating func addValues(of option: Option, after start: String) {
    switch option.values {
    case .anything: expect(start, [])
    case .directory, .file: expect(start, ["directory"])
    case .words(let words), .wordOrPair(let words):
      expect(start, words)
      guard let last = words.last else { return }
      expect(start + last.prefix(1), words.filter { $0.hasPrefix(last.prefix(1)) })
      guard case .wordOrPair = option.values else { return }
      expect(start + last + ",", words.dropLast())
      expect(start + "\(last),\(words[0]),", [])
    }
  }
}
