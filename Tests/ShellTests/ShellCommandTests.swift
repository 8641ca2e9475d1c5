import Shell
import Testing

struct ShellCommandTests {
  /// The commands in a text, with `|` between their words.
  private func commands(_ text: String) -> [String] {
    var commands: [String] = []
    ShellCommand.forEach(in: text) { commands.append($0.words.joined(separator: "|")) }
    return commands
  }

  @Test(
    arguments: [
      ("a b", ["a|b"]), ("a; b && c || d & e", ["a", "b", "c", "d", "e"]), ("a | b", ["a", "b"]),
      ("a 'b; c' \"d && e\" f\\;g", ["a|b; c|d && e|f;g"]), ("a ''", ["a|"]), ("", []),
      ("a $(b c) d", ["b|c", "a||d"]), ("a `b`", ["b", "a|"]), ("a \"$(b \"c\")\"", ["b|c", "a|"]),
      ("(a; b)", ["a", "b"]), ("a=(1 2) b", ["a=|b"]), ("a ${b:-c} $((1 + 2))", ["a||"]),
      ("a > b 2>&1 <<< c d", ["a|d"]), ("a 2>/dev/null 10>>b", ["a"]),
      ("a 2 >b '3'>c d4>e \"\">f", ["a|2|3|d4|"]), ("2>a", []), (">a", []),
      ("a # b\nc", ["a", "c"]), ("a b#c", ["a|b#c"]),
      ("a <<EOF\nb; c\nEOF\nd", ["a", "d"]), ("a <<-'E F'\n\tb\n\tE F\nc", ["a", "c"]),
      ("a \\\nb", ["a|b"]), ("a $'b\\'c'", ["a|b'c"]), ("a \"b", ["a|b"]), ("a $(b", ["b", "a|"]),
    ] as [(String, [String])])
  func `takes a text apart into commands and words`(_ text: String, _ expected: [String]) {
    #expect(commands(text) == expected)
  }

  @Test func `tells what runs inside of another command's words`() {
    var nested: [String] = []
    ShellCommand.forEach(in: "a $(b) `c`; (d)") { command in
      if command.isNested { nested += command.words }
    }
    #expect(nested == ["b", "c"])
  }

  @Test(arguments: [
    "a 'b c'd >e \"f\"", "a $(b \"c $(d)\") e", "`a` b", "A=1 ${b:-c d}e\\ f; $'g\\'h' i",
    "a <<'B'\nc\nB\n\"d\"", "é 'ü'", "a=(1 2) b", "a \"b $(c) d\" e", "a 2>b 'c",
  ])
  func `gives the place of each word`(_ text: String) {
    ShellCommand.forEach(in: text) { command in
      for (index, word) in command.words.enumerated() {
        // Alone, what is written there is the same word.
        let bytes = Array(text.utf8)[command.ranges[index]]
        let written = String(decoding: bytes, as: UTF8.self)
        var alone: [String] = []
        ShellCommand.forEach(in: written) { if !$0.isNested { alone += $0.words } }
        #expect(alone == [word])
      }
    }
  }

  @Test func `deep nesting and many words end`() {
    for opening in ["$(", "`", "(", "\"", "'", "${", "$((", "<<", "a "] {
      #expect(commands(String(repeating: opening, count: 20_000)).count < 20_000)
    }
  }
}
