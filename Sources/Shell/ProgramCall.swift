/// A program and its arguments, as one simple command calls it.
package struct ProgramCall {
  /// Its name without a path.
  package let program: String
  /// Its name as it was typed, with a path where there was one.
  package let path: String
  package let arguments: ArraySlice<String>

  /// Global options that take the word behind them as their value, by program: what stands behind them
  /// is the subcommand.
  private static func optionsWithValue(of program: String) -> [String] {
    switch program {
    case "git": ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env"]
    case "gh": ["-R", "--repo"]
    case "docker": ["-H", "--host", "-c", "--context", "--config"]
    case "kubectl": ["-n", "--namespace", "--context", "--kubeconfig", "-s", "--server"]
    case "npm": ["--prefix", "-w", "--workspace"]
    case "yarn": ["--cwd"]
    case "pnpm": ["-C", "--dir", "-F", "--filter"]
    case "make": ["-C", "-f", "-j", "--directory", "--file"]
    default: []
    }
  }

  /// Whether a command follows this word of the shell.
  private static func isKeyword(_ word: String) -> Bool {
    switch word {
    case "then", "do", "else", "if", "elif", "while", "until", "!", "{", "time", "exec", "builtin":
      true
    default: false
    }
  }

  /// The program that a command runs, behind assignments and other programs that run it; nil when it
  /// runs none.
  package init?(words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      if Self.isAssignment(word) { continue }
      if Self.isKeyword(word) {
        rest = Self.skippingOptions(rest, withValue: [])
        continue
      }
      let slash = word.utf8.lastIndex(of: UInt8(ascii: "/")).map { word.utf8.index(after: $0) }
      let name = String(word[(slash ?? word.startIndex)...])
      switch name {
      case "nohup": rest = Self.skippingOptions(rest, withValue: [])
      case "command":
        // With -v it only says where a program is.
        if let option = rest.first, option.hasPrefix("-"), option.lowercased().contains("v") {
          return nil
        }
        rest = Self.skippingOptions(rest, withValue: [])
      case "env", "nice": rest = Self.skippingOptions(rest, withValue: ["-u", "-C", "-n"])
      case "sudo": rest = Self.skippingOptions(rest, withValue: ["-u", "-g"])
      case "timeout": rest = Self.skippingOptions(rest, withValue: ["-k", "-s"]).dropFirst()
      default:
        program = name
        path = word
        arguments = rest
        return
      }
    }
    return nil
  }

  /// The subcommand and what follows: the arguments behind the program's global options.
  package var subcommand: ArraySlice<String> { withoutOptions(arguments) }

  /// The words behind the options at the beginning of some arguments.
  package func withoutOptions(_ words: ArraySlice<String>) -> ArraySlice<String> {
    Self.skippingOptions(words, withValue: Self.optionsWithValue(of: program))
  }

  /// The words from the first on that is no option and no option's value.
  private static func skippingOptions(
    _ words: ArraySlice<String>, withValue: [String]
  ) -> ArraySlice<String> {
    var rest = words
    while let word = rest.first, word.hasPrefix("-") {
      let isCluster = !word.hasPrefix("--") && word.utf8.count > 2
      let option = isCluster ? "-\(word.suffix(1))" : word
      rest = rest.dropFirst(withValue.contains(option) ? 2 : 1)
    }
    return rest
  }

  /// Whether a word in front of a command sets a variable for it.
  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else {
      return false
    }
    let name = word.utf8[..<sign].prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "+") }
    return !name.isEmpty
      && name.allSatisfy {
        $0 == UInt8(ascii: "_") || 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
      }
  }
}
