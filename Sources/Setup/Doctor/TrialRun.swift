import ActivityLog
import JSONLines
import OperatingSystem

/// A made-up tool call, logged to a directory of its own both by the registered command and, for timing, by the
/// program alone.
enum TrialRun {
  /// The number of timed runs, whose median is reported.
  static let timedRuns = 10
  /// The timeout of a registration, in milliseconds.
  fileprivate static let limit = 10_000
  private static let hookInput = """
    {"session_id":"doctor","hook_event_name":"PostToolUse","cwd":"/","tool_name":"Bash",\
    "tool_input":{"command":"true"},"tool_response":{"stdout":"","stderr":"","interrupted":false}}
    """

  /// The reason that a call wasn't logged.
  struct Failure: Error {
    let reason: String
    /// Whether no temporary directory could be created.
    var isWithoutDirectory = false
  }

  /// Runs a command, counts its records, and returns the time in microseconds that the program takes to log a call.
  ///
  /// - Parameters:
  ///   - program: The path of the program that the command runs.
  ///   - searchPath: The search path of sessions; nil if it is that of this process.
  static func microseconds(
    of command: [String], running program: String, searchPath: String?, environment: Environment
  ) throws(Failure) -> Int {
    let scratch: ScratchDirectory
    do throws(Errno) {
      scratch = try ScratchDirectory(for: environment)
    } catch {
      throw Failure(
        reason: "no temporary directory could be made: \(error)", isWithoutDirectory: true)
    }
    // A shell around the program would be timed with it.
    let alone = Array(repeating: [program], count: timedRuns)
    let runs = command == [program] ? alone : [command] + alone
    var variables = ["CLAUDE_LOG_DIR": scratch.directory.path]
    variables["HOME"] = environment["HOME"]
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
    if let complaint { throw Failure(reason: complaint) }
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

extension ScratchDirectory {
  /// Creates a directory for a trial in `TMPDIR`, or in `/tmp` if that fails.
  fileprivate init(for environment: Environment) throws(Errno) {
    let prefix = "claude-hook-log-doctor."
    if let named = environment["TMPDIR"],
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
