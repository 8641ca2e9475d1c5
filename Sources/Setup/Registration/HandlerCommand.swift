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
  private static let shellLoggerName = "session-logger.sh"
  /// The programs that run the next word as a script.
  private static let shells = ["sh", "bash", "dash", "zsh", "ksh", ".", "source"]

  private(set) var program = Program.other
  /// The path of the program, with `~` and `$HOME` at its beginning expanded; as written if a shell would expand more.
  private(set) var path = ""
  /// Whether a shell would read the path as `path`.
  private(set) var isPathKnown = false
  /// The directories of the command's own search path: `PATH=… claude-hook-log`.
  private(set) var searchPath: [String]?
  /// The word that names the program in a shell's text; nil in the exec form and within other words.
  private var word: ShellToken?
  /// Whether the command runs nothing else, so that the handler can be removed as a whole.
  private(set) var runsNothingElse = false

  /// Whether the program is named without a directory, so that it is searched for.
  var isBareName: Bool { !path.utf8.contains(.slash) }

  /// Parses a handler's `command` and `args`; if there are `args`, even empty ones, no shell is started.
  init(_ text: String, arguments: [String]?, environment: Environment) {
    if let arguments {
      self.init(words: [text] + arguments, environment: environment)
    } else {
      self.init(shellText: text, environment: environment)
    }
  }

  /// Finds the command that matters here in a shell's text.
  private init(shellText: String, environment: Environment) {
    var commands: [ShellCommand] = []
    ShellCommand.forEach(in: shellText) { commands.append($0) }
    let searchPath = commands.searchPath(in: shellText, environment: environment)
    for command in commands {
      self.init(
        words: command.words, of: (shellText, command, searchPath, isAlone: commands.count == 1),
        environment: environment)
      if program != .other { return }
    }
    self.init()
  }

  private init() {}

  /// A simple command as written in a shell's text.
  private typealias Written = (
    text: String, command: ShellCommand, searchPath: [String]?, isAlone: Bool
  )

  /// Parses one simple command; its words are literal if there is no `written` text, as in the exec form.
  private init(words: [String], of written: Written? = nil, environment: Environment) {
    self.init()
    guard var call = ProgramCall(words: words[...]) else { return }
    let isScript = Self.shells.contains(call.program)
    if isScript {
      let options = call.arguments.prefix { $0.hasPrefix("-") }
      let rest = call.arguments.dropFirst(options.count)
      if options.last?.hasSuffix("c") == true, let text = rest.first {
        // The command is a part of another command's word.
        self.init(shellText: text, environment: environment)
        (word, runsNothingElse) = (nil, false)
        return
      }
      // The shell's argument is a script, even if it has the name of a shell.
      call = ProgramCall(words: rest) ?? call
    }
    word = written.flatMap {
      $0.text.shellToken(at: $0.command.ranges[call.programIndex], readAs: call.path)
    }
    let expanded = word?.expandingHome(environment["HOME"])
    path = expanded ?? word?.text ?? call.path
    isPathKnown = expanded != nil || written == nil
    searchPath = written?.searchPath
    program = Self.program(of: call, at: path, isScript: isScript)
    runsNothingElse = written?.isAlone ?? true
  }

  /// Replaces the program in a handler's `command`; returns nil if that doesn't name the program.
  func replacingProgram(in text: String, with path: String, isExec: Bool) -> String? {
    if isExec { return text == self.path ? path : nil }
    guard let word else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: word.range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: word.range.upperBound)
    let replaced = String(text[..<start] + path.shellQuoted + text[end...])
    let runs = HandlerCommand(replaced, arguments: nil, environment: Environment([:]))
    return runs.path.utf8.elementsEqual(path.utf8) ? replaced : nil
  }

  /// Returns the program that is called.
  ///
  /// The shell logger's name may be a link to `claude-hook-log` (`docs/migrating.md`), which a shell can't run
  /// as a script.
  private static func program(of call: ProgramCall, at path: String, isScript: Bool) -> Program {
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
  /// Returns the absolute directories of the last `PATH=…` in the commands; nil if there is none.
  fileprivate func searchPath(in text: String, environment: Environment) -> [String]? {
    var last: Range<Int>?
    for command in self {
      for (index, word) in command.words.enumerated() where word.hasPrefix("PATH=") {
        let range = command.ranges[index]
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

extension ShellToken {
  /// Returns the word with `~` or `$HOME` at its beginning expanded as a shell would; nil if a shell would
  /// expand anything else or split the word.
  func expandingHome(_ home: String?) -> String? {
    guard let home else { return expansionCount == 0 ? text : nil }
    if opening == nil, text.hasPrefix("~/") {
      return expansionCount == 0 ? Directory(home).path(of: String(text.dropFirst(2))) : nil
    }
    guard expansionCount > 0 else { return text }
    let isWhole = opening == "\"" || !home.unicodeScalars.contains { $0.splitsWord }
    guard expansionCount == 1, isWhole,
      let name = ["$HOME/", "${HOME}/"].first(where: text.hasPrefix)
    else { return nil }
    return Directory(home).path(of: String(text.dropFirst(name.count)))
  }
}

extension Unicode.Scalar {
  /// Whether a shell would split an unquoted word at this scalar, or interpret it as part of a pattern.
  fileprivate var splitsWord: Bool {
    properties.isWhitespace || "<>|&;()*?[".unicodeScalars.contains(self)
  }
}
