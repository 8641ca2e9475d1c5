import CommandLineTool
import OperatingSystem
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
  /// What takes the word behind it for a script.
  private static let shells = ["sh", "bash", "dash", "zsh", "ksh", ".", "source"]

  let program: Program
  /// The program's path, with `~` and `$HOME` at its beginning worked out; as it is typed where more would
  /// have to be.
  let path: String
  /// Whether a shell makes nothing else of the path than what `path` says.
  let isPathKnown: Bool
  /// The folders in which the command itself has its programs looked for: `PATH=… claude-hook-log`.
  let searchPath: [String]?
  /// Where the program is named in a shell's text; nil in the exec form and inside of words.
  private let word: WrittenWord?
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
    ShellCommands.forEach(in: shellText) { words, _ in commands.append(words) }
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
    if isScript {
      let options = call.arguments.prefix { $0.hasPrefix("-") }
      let rest = call.arguments.dropFirst(options.count)
      if options.last?.hasSuffix("c") == true, let text = rest.first {
        self = HandlerCommand(shellText: text, environment).inner
        return
      }
      // What the shell is given is a script, also where its name is that of a shell.
      call = ProgramCall(words: rest) ?? call
    }
    self.init(call, isScript: isScript, of: shellText, isAlone: isAlone, environment)
  }

  private init(
    _ call: ProgramCall, isScript: Bool, of shellText: String?, isAlone: Bool,
    _ environment: Environment
  ) {
    let words = shellText.map(WrittenWord.all) ?? []
    word = words.first { $0.isTaken(for: call.path) }
    let expanded = word?.expandingHome(environment["HOME"])
    path = expanded ?? word?.text ?? call.path
    isPathKnown = expanded != nil || shellText == nil
    searchPath = words.last { $0.text.hasPrefix("PATH=") }.map {
      $0.text.dropFirst("PATH=".count).searchPath(environment)
    }
    program = Self.program(call, path, isScript: isScript)
    self.isAlone = isAlone
  }

  private init(
    _ program: Program, path: String = "", isPathKnown: Bool = false, searchPath: [String]? = nil
  ) {
    self.program = program
    self.path = path
    self.isPathKnown = isPathKnown
    self.searchPath = searchPath
    word = nil
    isAlone = false
  }

  /// What handlers run that have nothing to do with logging.
  private static let other = HandlerCommand(.other)

  /// The same inside of a word of another command.
  private var inner: HandlerCommand {
    HandlerCommand(program, path: path, isPathKnown: isPathKnown, searchPath: searchPath)
  }

  /// A handler's `command` with another program in the place of this one, as a word of a shell or, in the
  /// exec form, as a path; nil where the program can't be found in it.
  func replacingProgram(in text: String, with path: String, isExec: Bool) -> String? {
    if isExec { return text == self.path ? path : nil }
    guard let word else { return nil }
    let replaced = String(
      text[..<word.range.lowerBound] + path.shellQuoted + text[word.range.upperBound...])
    // What looked like it may have been something else, such as a comment.
    let runs = HandlerCommand(replaced, arguments: nil, Environment([:]))
    return runs.path.utf8.elementsEqual(path.utf8) ? replaced : nil
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

extension WrittenWord {
  /// Whether it is what `ShellCommands` takes for a word: there nothing is left of parameters in braces.
  fileprivate func isTaken(for word: String) -> Bool {
    text.utf8.elementsEqual(word.utf8)
      || withoutParametersInBraces.utf8.elementsEqual(word.utf8)
  }
}

extension WrittenWord {
  /// The text without what is in `${` and `}`.
  private var withoutParametersInBraces: String {
    var kept = ""
    var rest = text[...]
    while let start = rest.firstIndex(ofText: "${"), let end = rest[start...].firstIndex(of: "}") {
      kept += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return kept + rest
  }
}

extension Substring {
  /// The folders of a command's own `PATH`; those that are relative lead to another place in each session.
  fileprivate func searchPath(_ environment: Environment) -> [String] {
    var path = String(self)
    for name in ["HOME", "PATH"] {
      for sign in ["$\(name)", "${\(name)}"] {
        path = path.replacing(text: sign, with: environment[name] ?? "")
      }
    }
    return path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }
}
