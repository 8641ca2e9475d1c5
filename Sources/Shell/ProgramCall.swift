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

  /// The global options of a program that take the next word as their value. Its subcommand follows
  /// such options.
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

  /// Whether a word of the shell precedes a command.
  private static func isKeyword(_ word: String) -> Bool {
    switch word {
    case "then", "do", "else", "if", "elif", "while", "until", "!", "{", "time", "exec", "builtin":
      true
    default: false
    }
  }

  /// Finds the program that a command runs, after assignments and programs that only start another;
  /// nil when the command runs none.
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
        // With -v, it only says where a program is.
        if let option = rest.first, option.hasPrefix("-"),
          option.utf8.contains(where: { $0 | 0x20 == "v" })
        {
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

  /// The subcommand and its arguments: the words after the program's global options.
  package var subcommand: ArraySlice<String> { withoutOptions(arguments) }

  /// The words after the options that `words` begins with.
  package func withoutOptions(_ words: ArraySlice<String>) -> ArraySlice<String> {
    Self.skippingOptions(words, withValue: Self.optionsWithValue(of: program))
  }

  /// The words from the first that is neither an option nor an option's value.
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

  /// Whether a word before a command sets a variable for it.
  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else {
      return false
    }
    let name = word.utf8[..<sign].prefix { $0 != "[" && $0 != "+" }
    return !name.isEmpty && name.allSatisfy { $0.is(.word) }
  }
}
