import ActivityLog
import JSONLines
import OperatingSystem

/// A made-up tool call, logged to a directory of its own both by the registered command and, for timing, by the
/// program alone.
struct TrialRun {
  /// The number of timed runs, whose median is reported.
  static let timedRuns = 10
  /// The timeout of a registration, in milliseconds.
  private static let limit = 10_000
  private static let hookInput = """
    {"session_id":"doctor","hook_event_name":"PostToolUse","cwd":"/","tool_name":"Bash",\
    "tool_input":{"command":"true"},"tool_response":{"stdout":"","stderr":"","interrupted":false}}
    """

  /// The time that the program takes to log a call, in microseconds; nil if that failed.
  private(set) var microseconds: Int?
  /// What failed; nil if nothing did.
  private(set) var failure: String?

  /// Whether no temporary directory could be created.
  private(set) var isWithoutDirectory = false

  /// Runs a command and counts its records.
  ///
  /// - Parameters:
  ///   - program: The path of the program that the command runs.
  ///   - path: The search path of sessions; nil if it is that of this process.
  init(_ command: [String], of program: String, path: String?, _ environment: Environment) {
    let scratch: ScratchDirectory
    do throws(Errno) {
      scratch = try ScratchDirectory(environment)
    } catch {
      failure = "no temporary directory could be made: \(error)"
      isWithoutDirectory = true
      return
    }
    // A shell around the program would be timed with it.
    let alone = Array(repeating: [program], count: Self.timedRuns)
    let runs = command == [program] ? alone : [command] + alone
    var variables = ["CLAUDE_LOG_DIR": scratch.directory.path]
    variables["HOME"] = environment["HOME"]
    variables["PATH"] = path ?? environment["PATH"]
    do throws(Errno) {
      var times: [Int] = []
      for command in runs {
        let (run, output) = try scratch.run(
          command, input: Self.hookInput, variables: variables, limit: Self.limit)
        failure = Self.complaint(run, output)
        if failure != nil { return }
        times.append(run.microseconds)
      }
      let count = try scratch.recordCount()
      if count == runs.count {
        microseconds = times.suffix(Self.timedRuns).sorted()[Self.timedRuns / 2]
      } else {
        failure = "\(count) of \(runs.count) made-up calls were logged"
      }
    } catch {
      failure = "it couldn't be run: \(error)"
    }
  }

  /// Returns the output of a program; nil if it fails.
  static func output(of command: [String], _ environment: Environment) -> String? {
    guard let scratch = try? ScratchDirectory(environment),
      let (run, output) = try? scratch.run(command, input: "", variables: [:], limit: limit),
      run.status == 0
    else { return nil }
    return output
  }

  /// Returns what is wrong with a run that should produce nothing but a record.
  private static func complaint(_ run: ProgramRun, _ output: String) -> String? {
    let words = output.isEmpty ? "" : ": \(output.prefix(200))"
    guard let status = run.status else { return "it takes longer than \(limit / 1000) seconds" }
    if status < 0 { return "it was ended by signal \(-status)\(words)" }
    if status > 0 { return "it ends with \(status)\(words)" }
    return output.isEmpty ? nil : "it prints something\(words)"
  }
}

extension ScratchDirectory {
  /// Creates a directory for a trial in `TMPDIR`, or in `/tmp` if that fails.
  fileprivate init(_ environment: Environment) throws(Errno) {
    let prefix = "claude-hook-log-doctor."
    if let named = environment["TMPDIR"],
      let directory = try? ScratchDirectory(in: Directory(named), prefix)
    {
      self = directory
    } else {
      try self.init(in: Directory("/tmp"), prefix)
    }
  }

  /// Runs a command, and returns what it wrote to standard output and standard error.
  fileprivate borrowing func run(
    _ command: [String], input: String, variables: [String: String], limit: Int
  ) throws(Errno) -> (run: ProgramRun, output: String) {
    let paths = ["in", "out"].map { FilePath(directory.path(of: $0)) }
    let (inputPath, outputPath) = (paths[0], paths[1])
    defer { for path in paths { try? path.remove() } }
    let writing = try FileDescriptor.creating(inputPath.text)
    if let error = writing.write(ContiguousArray(input.utf8).span).error { throw error }
    let output = try FileDescriptor.creating(outputPath.text)
    let run = try ProgramRun(
      command, variables: variables, input: try FileDescriptor.opening(inputPath.text),
      output: output, error: output, limit: limit)
    var buffer = ByteBuffer()
    try buffer.read(from: output, at: 0, count: 64 << 10)
    return (run, buffer.bytes.string(0..<buffer.bytes.count))
  }

  /// Returns the number of records in the day files of the directory.
  fileprivate borrowing func recordCount() throws(Errno) -> Int {
    var count = 0
    for file in try LogDirectory(directory.path).dayFiles().files {
      count += try DayCount(file).records
    }
    return count
  }
}
