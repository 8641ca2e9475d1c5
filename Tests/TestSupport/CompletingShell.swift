import Foundation

/// A shell that has read a completion script.
package struct CompletingShell {
  private let name: String
  private let shell: Program
  private let script: String

  /// Creates the value; nil if the shell isn't installed, which prints a `SKIPPED` line.
  package init?(_ name: String, reading script: String) {
    guard let shell = Program.installed(name, for: "completing in \(name)") else { return nil }
    self.name = name
    self.shell = shell
    self.script = script
  }

  /// Returns the consequences of a syntax check of the script, which should be empty.
  package func checkSyntax() throws -> Consequences {
    let directory = try TemporaryDirectory()
    return try shell.run(["-n", try directory.write(script, to: "script")])
  }

  /// Returns the words offered for the last word of each line, sorted, in a directory that contains only these
  /// directories.
  ///
  /// Words with commas are shortened to the part after the last one.
  package func offers(for lines: [String], in directories: [String] = []) throws -> [[String]] {
    let scratch = try TemporaryDirectory()
    for name in directories + [""] { try scratch.makeDirectories("work/\(name)") }
    let driver = try scratch.write(self.driver(lines), to: "driver")
    let options = ["bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]]
    let consequences = try shell.run(
      (options[name] ?? []) + [driver, try scratch.write(script, to: "script")],
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "TERM": "dumb",
        "HOME": scratch.path("home"),
      ], directory: scratch.path("work"))
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("work")).sorted()
    guard consequences.status == 0, consequences.standardError.isEmpty, left == directories.sorted()
    else { throw Failure(description: "\(consequences), left \(left)") }
    return consequences.standardOutput.components(separatedBy: "=====\n").dropLast().map(words)
  }

  /// Returns the words of an answer.
  private func words(_ answer: String) -> [String] {
    let words = answer.split(separator: "\n").map { line in
      let word = line.prefix { $0 != "\t" }.replacing(#/^(--[^=]*=)?([^,]*,)?/#, with: "")
      return String(word.last == "/" ? word.dropLast() : word[...])
    }
    return Set(words).sorted()
  }

  /// Returns a script for the shell that prints the answers, each followed by a line of equals signs.
  private func driver(_ lines: [String]) -> String {
    switch name {
    case "bash": Self.bashStart + lines.map(Self.bashQuestion).joined()
    case "zsh": Self.zshStart + lines.map { "ask '\($0)'\n" }.joined() + "zpty -d z\n"
    default:
      "source $argv[1]\n" + lines.map { "complete -C '\($0)'\necho '====='\n" }.joined()
    }
  }

  private static let bashStart = """
    source "$1"
    ask() {
      local function
      function=$(complete -p "$1") && function=${function#*-F } && function=${function%% *}
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      "$function"
      printf '%s\\n' "${COMPREPLY[@]}" =====
    }

    """

  /// Returns the call for a line split as bash does, also at equals signs.
  private static func bashQuestion(_ line: String) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).flatMap { word in
      guard let sign = word.firstIndex(of: "=") else { return [String(word)] }
      let value = word[sign...].dropFirst()
      return [String(word[..<sign]), "="] + (value.isEmpty ? [] : [String(value)])
    }
    return "ask " + words.map { "'\($0)'" }.joined(separator: " ") + "\n"
  }

  /// Types into a second zsh, which prints each match that it is about to offer.
  private static let zshStart = """
    zmodload zsh/zpty
    zpty z 'PS1= zsh -f -i'
    zpty -w z "autoload -Uz compinit; compinit -u -D; source ${(q)1}"
    zpty -w z 'compadd() {
      local -a found
      if [[ ${@[1,(i)(-|--)]} != *-[AOD]\\ * ]]; then
        builtin compadd -O found "$@"
        print -rl -- "" "<"${^found}">"
      fi
      builtin compadd "$@"
    }'
    zpty -w z 'finish() { print END; zle send-break }; zle -N finish'
    zpty -w z 'bindkey "^I" complete-word; bindkey "^T" finish; print READ""Y'
    zpty -r z out '*READY*'
    ask() {
      local out
      zpty -n -w z "$1"$'\\t\\C-t'
      zpty -r z out '*END*'
      print -r -- "$out" | tr -d '\\r' | sed -n 's/^<\\(.*\\)>$/\\1/p'
      print '====='
    }

    """

  /// A shell's error message.
  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
