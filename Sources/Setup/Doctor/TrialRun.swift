import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// A made-up tool call, logged to a directory of its own by the registered command and, for timing,
/// by the program alone.
struct TrialRun {
  /// The number of timed runs, whose median is reported.
  private static let timedRuns = 10
  /// The timeout of a registration, in milliseconds.
  fileprivate static let limit = 10_000
  private static let directoryFix =
    "see that TMPDIR, or else /tmp, is a directory in which you can make files"
  private static let hookInput = """
    {"session_id":"doctor","hook_event_name":"PostToolUse","cwd":"/","tool_name":"Bash",\
    "tool_input":{"command":"true"},"tool_response":{"stdout":"","stderr":"","interrupted":false}}
    """

  let check: Check
  /// The time that the program takes to log a call, in microseconds; nil if that failed.
  let microseconds: Int?

  /// Logs the call as a session would: with the user's own registered command, or with this program alone if the
  /// command runs more or isn't the user's own.
  init(in session: CheckedSession) {
    let program = session.program
    let handler = session.running.first(where: session.canTry)?.handler
    let found = handler.flatMap { session.path(of: $0.command) } ?? program.path
    let command = handler.map { $0.isExec ? [found] : ["/bin/sh", "-c", $0.text] } ?? [found]
    let name = handler?.text ?? program.path
    do throws(SetupProblem) {
      let time = try Self.microseconds(
        of: command, running: found, searchPath: handler == nil ? nil : session.searchPath,
        environment: session.environment)
      microseconds = time
      check = .ok(
        "\(name) logs a made-up call; the program alone takes \(time / 1000).\(time / 100 % 10) ms "
          + "(median of \(Self.timedRuns) runs)", as: .trial)
    } catch {
      microseconds = nil
      let reinstall = "\(program.shellText) uninstall && \(program.shellText) install"
      check = .trouble(
        "\(name) doesn't log a made-up call: \(error)", as: .trialFailed,
        fix: handler == nil || error.fix == Self.directoryFix ? Self.directoryFix : reinstall)
    }
  }

  /// Runs a command and then its program alone, counts the records, and returns the time that the
  /// program takes, in microseconds.
  ///
  /// - Parameter searchPath: The search path of sessions; nil if it is that of this process.
  private static func microseconds(
    of command: [String], running program: String, searchPath: String?, environment: Environment
  ) throws(SetupProblem) -> Int {
    let scratch: ScratchDirectory
    do throws(Errno) {
      scratch = try ScratchDirectory(for: environment)
    } catch {
      throw SetupProblem("no temporary directory could be made: \(error)", fix: directoryFix)
    }
    // A shell around the program would be timed with it.
    let alone = Array(repeating: [program], count: timedRuns)
    let runs = command == [program] ? alone : [command] + alone
    var variables = ["CLAUDE_LOG_DIR": scratch.directory.path]
    variables["HOME"] = environment.pathText("HOME")
    variables["PATH"] = searchPath ?? environment["PATH"]
    var times: [Int] = []
    var complaint: String?
    do throws(Errno) {
      for command in runs where complaint == nil {
        let (run, output) = try scratch.run(command, input: hookInput, variables: variables)
        complaint = Self.complaint(about: run, output: output)
        times.append(run.microseconds)
      }
      let count = try complaint == nil ? scratch.recordCount() : 0
      if complaint == nil, count != runs.count {
        complaint = "\(count) of \(runs.count) made-up calls were logged"
      }
    } catch {
      complaint = "it couldn't be run: \(error)"
    }
    if let complaint { throw SetupProblem(complaint) }
    return times.suffix(timedRuns).sorted()[timedRuns / 2]
  }

  /// Returns the output of a program; nil if it fails.
  static func output(of command: [String], in environment: Environment) -> String? {
    guard let scratch = try? ScratchDirectory(for: environment),
      let (run, output) = try? scratch.run(command, input: "", variables: [:]),
      run.status == 0
    else { return nil }
    return output
  }

  /// Returns what is wrong with a run that should produce nothing but a record.
  private static func complaint(about run: ProgramRun, output: String) -> String? {
    let words = output.isEmpty ? "" : ": \(output.prefix(200))"
    guard let status = run.status else { return "it takes longer than \(limit / 1000) seconds" }
    if status < 0 { return "it was ended by signal \(-status)\(words)" }
    if status > 0 { return "it ends with \(status)\(words)" }
    return output.isEmpty ? nil : "it prints something\(words)"
  }
}

extension CheckedSession {
  /// Whether a handler's command does nothing but run one program, from any directory, that logs to the
  /// environment's directory.
  ///
  /// Anything else that a user does after a call mustn't be done for a made-up one.
  fileprivate func canTry(_ located: LocatedHandler) -> Bool {
    let (handler, command) = (located.handler, located.command)
    guard trusts(located), command.runsNothingElse,
      !handler.text.has(text: "CLAUDE_LOG_DIR"),
      !handler.text.contains(where: { ">&".contains($0) }),
      !handler.isExec || handler.text == command.path,
      command.isPathKnown, let path = path(of: command), path.utf8.first == .slash
    else { return false }
    return InvokedProgram.isFile(path) && FilePath(path).allows(.execute)
  }
}

extension ScratchDirectory {
  /// Creates a directory for a trial in `TMPDIR`, or in `/tmp` if that fails.
  fileprivate init(for environment: Environment) throws(Errno) {
    let prefix = "claude-hook-log-doctor."
    if let named = environment.pathText("TMPDIR"),
      let directory = try? ScratchDirectory(in: Directory(named), prefix: prefix)
    {
      self = directory
    } else {
      try self.init(in: Directory("/tmp"), prefix: prefix)
    }
  }

  /// Runs a command, and returns what it wrote to standard output and standard error.
  fileprivate borrowing func run(
    _ command: [String], input: String, variables: [String: String]
  ) throws(Errno) -> (run: ProgramRun, output: String) {
    let (inputPath, outputPath) = (directory.file(named: "in"), directory.file(named: "out"))
    defer { for path in [inputPath, outputPath] { try? path.remove() } }
    _ = try FileDescriptor.creating(inputPath, with: ContiguousArray(input.utf8))
    let output = try FileDescriptor.creating(outputPath.text)
    let run = try ProgramRun(
      command, variables: variables, input: try FileDescriptor.opening(inputPath.text),
      output: output, error: output, limit: TrialRun.limit)
    var buffer = ByteBuffer()
    try buffer.read(from: output, at: 0, count: 64 << 10)
    return (run, buffer.bytes.string(0..<buffer.bytes.count))
  }

  /// Returns the number of records in the day files of the directory.
  fileprivate borrowing func recordCount() throws(Errno) -> Int {
    var count = 0
    for file in try LogDirectory(directory.path).dayFiles().files {
      count += try DayCount(of: file).records
    }
    return count
  }
}
