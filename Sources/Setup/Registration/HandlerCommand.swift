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
      self.init(words: [text] + arguments, of: nil, isAlone: true, environment)
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
      HandlerCommand(words: $0, of: shellText, isAlone: commands.count == 1, environment)
    }
    self = all.first { $0.program != .other } ?? .other
  }

  /// One simple command.
  ///
  /// - Parameter shellText: The text that it is from; nil for the exec form, in which only the system
  ///   takes words for what they are.
  private init(
    words: [String], of shellText: String?, isAlone: Bool, _ environment: Environment
  ) {
    guard var call = ProgramCall(words: words[...]) else {
      self = .other
      return
    }
    let isScript = Self.shells.contains(call.program)
    if isScript, let argument = call.arguments.first {
      if argument.hasPrefix("-"), argument.hasSuffix("c"),
        let text = call.arguments.dropFirst().first
      {
        let inner = HandlerCommand(shellText: text, environment)
        self.init(
          program: inner.program, typedPath: inner.typedPath, path: inner.path, isAlone: false)
        return
      }
      // What the shell is given is a script, also where its name is that of a shell.
      call = ProgramCall(words: call.arguments) ?? call
    }
    let path = shellText.map { Self.path(call.path, in: $0, environment) } ?? call.path
    self.init(
      program: Self.program(call, path, isScript: isScript), typedPath: call.path, path: path,
      isAlone: isAlone)
  }

  /// What handlers run that have nothing to do with logging.
  private static let other = HandlerCommand(
    program: .other, typedPath: "", path: "", isAlone: false)

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
    let words = Self.words(typedPath, in: text)
    guard words.count == 1, let word = words.first else { return nil }
    let replaced =
      text[..<word.range.lowerBound] + path.shellQuoted + text[word.range.upperBound...]
    // What looked like it may have been something else, such as a comment.
    let runs = HandlerCommand(String(replaced), arguments: nil, Environment([:]))
    return runs.path.utf8.elementsEqual(path.utf8) ? String(replaced) : nil
  }

  /// A path with what a shell puts in the place of `~` and `$HOME`.
  private static func path(_ typed: String, in text: String, _ environment: Environment) -> String {
    guard let home = environment["HOME"], let word = words(typed, in: text).first else {
      return typed
    }
    return word.expandingHome(home)
  }

  /// Where a path is written in a command.
  private static func words(_ typedPath: String, in text: String) -> [WrittenWord] {
    WrittenWord.all(in: text).filter {
      $0.text.replacing("${HOME}", with: "$HOME").utf8.elementsEqual(typedPath.utf8)
    }
  }

  /// The program that is called; the shell logger's name may be a link to ours (docs/migrating.md), and no
  /// shell takes that for a script.
  private static func program(_ call: ProgramCall, _ path: String, isScript: Bool) -> Program {
    if call.program == hookName { return call.arguments.isEmpty && !isScript ? .hook : .other }
    guard call.program == shellLoggerName else { return .other }
    guard (try? FilePath(path).resolved().name) == hookName else { return .shellLogger }
    return isScript ? .other : .hook
  }
}
