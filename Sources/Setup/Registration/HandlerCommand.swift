import CommandLineTool
import POSIX
import Shell

/// What a handler in a settings file runs, as far as its text tells.
struct HandlerCommand {
  /// The programs that make a difference here.
  enum Program {
    /// `claude-hook-log`, without arguments: with some it logs nothing.
    case hook
    /// The shell script that logs in a format of its own.
    case shellLogger
    case other
  }

  static let hookName = "claude-hook-log"
  static let shellLoggerName = "session-logger.sh"
  private static let shells = ["sh", "bash", "dash", "zsh", "ksh"]

  let program: Program
  /// The program's path as it was typed, without quotes.
  let typedPath: String
  /// The same with `~` and `$HOME` at its beginning worked out.
  let path: String
  /// Whether nothing else is run, so that it can be taken out as a whole.
  let isAlone: Bool

  /// - Parameters:
  ///   - text: The handler's `command`.
  ///   - arguments: Its `args`; with them, even with none, no shell is started.
  init(_ text: String, arguments: [String]?, _ environment: Environment) {
    if let arguments {
      self.init(words: [text] + arguments, isAlone: true, isExec: true, environment)
    } else {
      self.init(shellText: text, environment)
    }
  }

  /// A command of a shell's: of several the one that matters here.
  private init(shellText: String, _ environment: Environment) {
    var commands: [[String]] = []
    // Of a parameter in braces nothing is left among the words.
    ShellCommands.forEach(in: shellText.replacing("${HOME}", with: "$HOME")) { words, _ in
      commands.append(words)
    }
    let all = commands.map {
      HandlerCommand(words: $0, isAlone: commands.count == 1, isExec: false, environment)
    }
    self =
      all.first { $0.program != .other }
      ?? HandlerCommand(program: .other, typedPath: "", path: "", isAlone: false)
  }

  private init(words: [String], isAlone: Bool, isExec: Bool, _ environment: Environment) {
    guard let call = ProgramCall(words: words[...]) else {
      self.init(program: .other, typedPath: "", path: "", isAlone: false)
      return
    }
    if Self.shells.contains(call.program), let argument = call.arguments.first {
      if argument.hasPrefix("-"), argument.hasSuffix("c"),
        let text = call.arguments.dropFirst().first
      {
        let inner = HandlerCommand(shellText: text, environment)
        self.init(
          program: inner.program, typedPath: inner.typedPath, path: inner.path, isAlone: false)
      } else {
        // What the shell is given is a script, also where its name is that of a shell.
        self.init(
          ProgramCall(words: call.arguments) ?? call, isAlone: isAlone, isExec: isExec, environment)
      }
      return
    }
    self.init(call, isAlone: isAlone, isExec: isExec, environment)
  }

  private init(
    _ call: ProgramCall, isAlone: Bool, isExec: Bool, _ environment: Environment
  ) {
    // Only a shell knows what `~` is.
    let path = isExec ? call.path : environment.expandingHome(in: call.path)
    self.init(
      program: Self.program(call, path), typedPath: call.path, path: path, isAlone: isAlone)
  }

  private init(program: Program, typedPath: String, path: String, isAlone: Bool) {
    self.program = program
    self.typedPath = typedPath
    self.path = path
    self.isAlone = isAlone
  }

  /// A handler's `command` with another program in the place of this one, as a word of a shell or, in the
  /// exec form, as a path; nil where the program can't be found in it.
  func replacingProgram(in text: String, with path: String, isExec: Bool) -> String? {
    if isExec { return text == typedPath ? path : nil }
    let forms = [typedPath, typedPath.replacing("$HOME", with: "${HOME}")].flatMap {
      [$0, "\"\($0)\"", "'\($0)'", $0.shellQuoted]
    }
    if !text.contains(where: \.endsShellWord) || forms.contains(text) { return path.shellQuoted }
    for form in forms {
      let words = text.ranges(of: form).filter { text.isWord(at: $0) }
      guard words.count == 1, let word = words.first else { continue }
      let replaced = text.replacingCharacters(in: word, with: path.shellQuoted)
      // What looked like it may have been something else, such as a comment.
      let runs = HandlerCommand(replaced, arguments: nil, Environment([:]))
      return runs.path.utf8.elementsEqual(path.utf8) ? replaced : nil
    }
    return nil
  }

  /// The program that is called; the shell logger's name may be a link to ours (docs/migrating.md).
  private static func program(_ call: ProgramCall, _ path: String) -> Program {
    if call.program == hookName { return call.arguments.isEmpty ? .hook : .other }
    guard call.program == shellLoggerName else { return .other }
    return (try? FilePath(path).resolved().name) == hookName ? .hook : .shellLogger
  }
}

extension Environment {
  /// A path with the home folder in the place of `~` or `$HOME` at its beginning.
  fileprivate func expandingHome(in path: String) -> String {
    guard let home = self["HOME"] else { return path }
    for sign in ["~/", "$HOME/", "${HOME}/"] where path.utf8.starts(with: sign.utf8) {
      return Folder(home).path(of: String(path.dropFirst(sign.count)))
    }
    return path
  }
}

extension Character {
  /// Whether a word of a shell ends before it.
  fileprivate var endsShellWord: Bool { isWhitespace || "<>|&;()".contains(self) }
}

extension String {
  /// Whether a stretch is a word of a shell, with nothing right before or behind it.
  fileprivate func isWord(at range: Range<Index>) -> Bool {
    let neighbours = [self[..<range.lowerBound].last, self[range.upperBound...].first]
    return neighbours.allSatisfy { $0?.endsShellWord != false }
  }

  /// The text with another one in the place of a stretch.
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
