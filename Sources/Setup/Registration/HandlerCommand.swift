import Bytes
import CommandLineTool
import OperatingSystem
import Shell

/// The program that a handler in a settings file runs, as far as its text reveals.
struct HandlerCommand {
  /// The programs that matter here.
  enum Program {
    /// `claude-hook-log` without arguments; with arguments, it logs nothing.
    case hook
    /// The shell script that logs in its own format.
    case shellLogger
    case other
  }

  static let hookName = "claude-hook-log"
  static let shellLoggerName = "session-logger.sh"
  /// The programs that run the next word as a script.
  private static let shells = ["sh", "bash", "dash", "zsh", "ksh", ".", "source"]

  let program: Program
  /// The path of the program, with `~` and `$HOME` at its beginning expanded; as written if a shell would expand more.
  let path: String
  /// Whether a shell would read the path as `path`.
  let isPathKnown: Bool
  /// The directories of the command's own search path: `PATH=… claude-hook-log`.
  let searchPath: [String]?
  /// The word that names the program in a shell's text; nil in the exec form and within other words.
  private let word: ShellToken?
  /// Whether the command runs nothing else, so that the handler can be removed as a whole.
  let runsNothingElse: Bool

  /// Parses a handler's command.
  ///
  /// - Parameters:
  ///   - text: The handler's `command`.
  ///   - arguments: The handler's `args`; if present, even empty, no shell is started.
  init(_ text: String, arguments: [String]?, _ environment: Environment) {
    if let arguments {
      self.init(words: [text] + arguments, environment)
    } else {
      self.init(shellText: text, environment)
    }
  }

  /// Finds the command that matters here in a shell's text.
  private init(shellText: String, _ environment: Environment) {
    var commands: [ShellCommand] = []
    ShellCommand.forEach(in: shellText) { commands.append($0) }
    let searchPath = commands.searchPath(in: shellText, environment)
    for command in commands {
      let call = HandlerCommand(
        words: command.words,
        written: Written(
          text: shellText, command: command, searchPath: searchPath,
          runsNothingElse: commands.count == 1),
        environment)
      if call.program != .other {
        self = call
        return
      }
    }
    self = .other
  }

  /// A simple command as written in a shell's text.
  private struct Written {
    let text: String
    let command: ShellCommand
    let searchPath: [String]?
    let runsNothingElse: Bool
  }

  /// Parses one simple command.
  ///
  /// - Parameter written: The command in the shell's text; nil for the exec form, whose words are literal.
  private init(words: [String], written: Written? = nil, _ environment: Environment) {
    guard var call = ProgramCall(words: words[...]) else {
      self = .other
      return
    }
    let isScript = Self.shells.contains(call.program)
    if isScript {
      let options = call.arguments.prefix { $0.hasPrefix("-") }
      let rest = call.arguments.dropFirst(options.count)
      if options.last?.hasSuffix("c") == true, let text = rest.first {
        self = HandlerCommand(shellText: text, environment).inner
        return
      }
      // The shell's argument is a script, even if it has the name of a shell.
      call = ProgramCall(words: rest) ?? call
    }
    let token = written.flatMap {
      $0.text.shellToken(at: $0.command.range(ofWord: call.programIndex), readAs: call.path)
    }
    let expanded = token?.expandingHome(environment["HOME"])
    word = token
    path = expanded ?? token?.text ?? call.path
    isPathKnown = expanded != nil || written == nil
    searchPath = written?.searchPath
    program = Self.program(call, path, isScript: isScript)
    runsNothingElse = written?.runsNothingElse ?? true
  }

  private init(
    _ program: Program, path: String = "", isPathKnown: Bool = false, searchPath: [String]? = nil
  ) {
    self.program = program
    self.path = path
    self.isPathKnown = isPathKnown
    self.searchPath = searchPath
    word = nil
    runsNothingElse = false
  }

  /// A command that doesn't concern logging.
  private static let other = HandlerCommand(.other)

  /// The command as part of another command's word.
  private var inner: HandlerCommand {
    HandlerCommand(program, path: path, isPathKnown: isPathKnown, searchPath: searchPath)
  }

  /// Replaces the program in a handler's `command`: a shell word or, in the exec form, a path; returns nil if
  /// `command` doesn't name the program.
  func replacingProgram(in text: String, with path: String, isExec: Bool) -> String? {
    if isExec { return text == self.path ? path : nil }
    guard let word else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: word.range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: word.range.upperBound)
    let replaced = String(text[..<start] + path.shellQuoted + text[end...])
    let runs = HandlerCommand(replaced, arguments: nil, Environment([:]))
    return runs.path.utf8.elementsEqual(path.utf8) ? replaced : nil
  }

  /// Returns the program that is called.
  ///
  /// The shell logger's name may be a link to `claude-hook-log` (`docs/migrating.md`), which a shell can't run
  /// as a script.
  private static func program(_ call: ProgramCall, _ path: String, isScript: Bool) -> Program {
    if call.program == hookName { return call.arguments.isEmpty && !isScript ? .hook : .other }
    guard call.program == shellLoggerName else { return .other }
    guard (try? FilePath(path).resolved().name) == hookName else { return .shellLogger }
    return isScript ? .other : .hook
  }
}

extension String {
  /// Returns the word written at `range`; nil if a shell would read it as anything but `word`.
  fileprivate func shellToken(at range: Range<Int>, readAs word: String) -> ShellToken? {
    let token = ShellToken(at: range, in: self)
    let isSame =
      token.text.utf8.elementsEqual(word.utf8)
      || token.textWithoutParameters.utf8.elementsEqual(word.utf8)
    return isSame ? token : nil
  }
}

extension [ShellCommand] {
  /// Returns the directories of the last `PATH=…` in the commands; nil if there is none.
  ///
  /// Relative directories are left out, because they differ between sessions.
  fileprivate func searchPath(in text: String, _ environment: Environment) -> [String]? {
    var last: Range<Int>?
    for command in self {
      for (index, word) in command.words.enumerated() where word.hasPrefix("PATH=") {
        let range = command.range(ofWord: index)
        if range.lowerBound >= last?.lowerBound ?? 0 { last = range }
      }
    }
    guard let last else { return nil }
    var path = String(ShellToken(at: last, in: text).text.dropFirst("PATH=".count))
    for name in ["HOME", "PATH"] {
      for variable in ["$\(name)", "${\(name)}"] {
        path = path.replacing(text: variable, with: environment[name] ?? "")
      }
    }
    return path.split(separator: ":").map { String($0) }.filter { $0.hasPrefix("/") }
  }
}
