import Bytes
import OperatingSystem

/// A program and its arguments, as a simple command calls it.
package struct ProgramCall {
  /// The program's name without a path.
  package let program: String
  /// The program as the command names it, with its path.
  package let path: String
  /// The words after the program; their indexes are those of the command's words.
  package let arguments: ArraySlice<String>

  /// The index of the program among the command's words.
  package var programIndex: Int { arguments.startIndex - 1 }

  /// The options before a program's subcommand that take the next word as their value.
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
    case "env", "nice": ["-u", "-C", "-n"]
    case "sudo": ["-u", "-g"]
    case "timeout": ["-k", "-s"]
    default: []
    }
  }

  /// The words of the shell that may precede a command.
  private static let keywords = [
    "then", "do", "else", "if", "elif", "while", "until", "!", "{", "time", "exec", "builtin",
  ]
  /// The programs that only start another.
  private static let starters = ["nohup", "command", "env", "nice", "sudo", "timeout"]

  /// Finds the program that a command runs, not one that only starts another; nil if it runs none.
  package init?(words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      if Self.isAssignment(word) { continue }
      let slash = word.utf8.lastIndex(of: UInt8(ascii: "/")).map { word.utf8.index(after: $0) }
      let name = String(word[(slash ?? word.startIndex)...])
      guard Self.keywords.contains(word) || Self.starters.contains(name) else {
        program = name
        path = word
        arguments = rest
        return
      }
      // With -v, it only says where a program is.
      if name == "command", let option = rest.first, option.hasPrefix("-"),
        option.utf8.contains(where: { $0 | 0x20 == "v" })
      {
        return nil
      }
      rest = Self.words(in: rest, afterOptionsOf: name)
      if name == "timeout" { rest = rest.dropFirst() }
    }
    return nil
  }

  /// The subcommand and its arguments: the words after the program's global options.
  package var subcommand: ArraySlice<String> { withoutOptions(arguments) }

  /// The words after the options that `words` begins with.
  package func withoutOptions(_ words: ArraySlice<String>) -> ArraySlice<String> {
    Self.words(in: words, afterOptionsOf: program)
  }

  /// The words from the first that is neither an option of a program nor an option's value.
  private static func words(
    in words: ArraySlice<String>, afterOptionsOf program: String
  ) -> ArraySlice<String> {
    guard words.first?.hasPrefix("-") == true else { return words }
    let withValue = optionsWithValue(of: program)
    var rest = words
    while let word = rest.first, word.hasPrefix("-") {
      let isCluster = !word.hasPrefix("--") && word.utf8.count > 2
      let option = isCluster ? "-\(word.suffix(1))" : word
      rest = rest.dropFirst(withValue.contains(option) ? 2 : 1)
    }
    return rest
  }

  /// Whether a word before a command sets a variable for it.
  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else {
      return false
    }
    let name = word.utf8[..<sign].prefix { $0 != "[" && $0 != "+" }
    return !name.isEmpty && name.allSatisfy { $0.is(.word) }
  }
}
