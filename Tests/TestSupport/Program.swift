package import Foundation

/// The output and exit status of a program, compared as one value so that a test notices any change.
package struct Consequences: Equatable, CustomStringConvertible {
  package var standardOutput: String
  package var standardError: String
  package var status: Int32

  package init(_ standardOutput: String = "", error: String = "", status: Int32 = 0) {
    self.standardOutput = standardOutput
    standardError = error
    self.status = status
  }

  package var description: String {
    "status \(status)\n--- standard output\n\(standardOutput)--- standard error\n\(standardError)"
  }
}

/// A program to run in a test.
package struct Program: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  private static let tested = ProcessInfo.processInfo.environment["TESTED_EXECUTABLES"]

  /// Whether the tested executables are the release build rather than those built with the tests.
  package static var testsRelease: Bool { tested != nil }

  /// Returns one of this package's executables: from the build that `TESTED_EXECUTABLES` names (relative to the
  /// checkout), or else the one built with the tests.
  package static func built(_ name: String) -> Program {
    if let tested {
      return Program(path: Repository.path("\(tested)/\(name)"))
    }
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var directory = tests.deletingLastPathComponent()
    // On macOS the tests are in a bundle beside the executables.
    while directory.path != "/",
      !FileManager.default.isExecutableFile(atPath: directory.appendingPathComponent(name).path)
    {
      directory = directory.deletingLastPathComponent()
    }
    return Program(path: directory.appendingPathComponent(name).path)
  }

  /// Returns a program of the system; nil if it isn't installed.
  package static func installed(_ name: String) -> Program? {
    let directories = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let candidates = directories.map { "\($0)/\(name)" }
    return candidates.first(where: FileManager.default.isExecutableFile(atPath:))
      .map(Program.init(path:))
  }

  /// Returns an optional program; if it isn't installed, prints a `SKIPPED` line.
  package static func installed(_ name: String, for purpose: String) -> Program? {
    let program = installed(name)
    if program == nil { print("SKIPPED: \(purpose), since \(name) isn't installed") }
    return program
  }

  /// Runs the program to its end, with exactly these environment variables.
  package func run(
    _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
    directory: String? = nil
  ) throws -> Consequences {
    try start(arguments, input: input, environment: environment, directory: directory).finish()
  }

  /// Starts the program without waiting for it.
  package func start(
    _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
    directory: String? = nil
  ) throws -> RunningProgram {
    // Files instead of pipes never block, whatever their size.
    let scratch = try TemporaryDirectory()
    let inputPath = try scratch.write(input, to: "in")
    let outputPath = try scratch.write("", to: "out")
    let errorPath = try scratch.write("", to: "err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputPath))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
    let running = RunningProgram(process, scratch)
    try process.run()
    return running
  }
}

/// A running program.
package struct RunningProgram {
  private let process: Process
  private let scratch: TemporaryDirectory
  /// Signaled when the program ends; `waitUntilExit` polls every 50 milliseconds, longer than most runs take.
  private let ended = DispatchSemaphore(value: 0)

  /// Prepares to wait for a process that is about to be started.
  fileprivate init(_ process: Process, _ scratch: TemporaryDirectory) {
    self.process = process
    self.scratch = scratch
    process.terminationHandler = { [ended] _ in ended.signal() }
  }

  /// Waits until the program ends; kills it after `seconds`, which the status shows.
  package func finish(within seconds: TimeInterval) throws -> Consequences {
    if ended.wait(timeout: .now() + seconds) == .success {
      ended.signal()
    } else {
      kill(process.processIdentifier, SIGKILL)
    }
    return try finish()
  }

  /// Waits until the program ends.
  package func finish() throws -> Consequences {
    ended.wait()
    // Without this the files stay open.
    process.waitUntilExit()
    let wasKilled = process.terminationReason != .exit
    return Consequences(
      try scratch.read("out"), error: try scratch.read("err"),
      status: wasKilled ? -process.terminationStatus : process.terminationStatus)
  }
}
