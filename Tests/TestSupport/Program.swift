package import Foundation

/// All that a program leaves behind: compared as one value, so that a test notices any of it.
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

  /// Whether the executables under test are those for use, not those built with the tests.
  package static var testsRelease: Bool { tested != nil }

  /// One of this package's own executables: of the build that `TESTED_EXECUTABLES` names (from the
  /// top of the checkout), else beside the tests that were built with it.
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

  /// A program of the system, nil where it isn't installed.
  package static func installed(_ name: String) -> Program? {
    let directories = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let candidates = directories.map { "\($0)/\(name)" }
    return candidates.first(where: FileManager.default.isExecutableFile(atPath:))
      .map(Program.init(path:))
  }

  /// A program that a test can do without: where it isn't installed, the test says so and is skipped.
  package static func installed(_ name: String, for purpose: String) -> Program? {
    let program = installed(name)
    if program == nil { print("SKIPPED: \(purpose), since \(name) isn't installed") }
    return program
  }

  /// Runs the program to its end, with an environment of exactly these variables.
  package func run(
    _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
    directory: String? = nil
  ) throws -> Consequences {
    try start(arguments, input: input, environment: environment, directory: directory).finish()
  }

  /// Starts the program and goes on.
  package func start(
    _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
    directory: String? = nil
  ) throws -> RunningProgram {
    // Files instead of pipes: nothing can block, whatever the sizes.
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

/// A program that was started.
package struct RunningProgram {
  private let process: Process
  private let scratch: TemporaryDirectory
  /// Signaled at its end: `waitUntilExit` looks every 50 milliseconds, which is longer than most runs take.
  private let ended = DispatchSemaphore(value: 0)

  /// Gets ready to wait for a process that is started next.
  fileprivate init(_ process: Process, _ scratch: TemporaryDirectory) {
    self.process = process
    self.scratch = scratch
    process.terminationHandler = { [ended] _ in ended.signal() }
  }

  /// Waits for its end, but no longer than that: then it is killed, and the status says so.
  package func finish(within seconds: TimeInterval) throws -> Consequences {
    if ended.wait(timeout: .now() + seconds) == .success {
      ended.signal()
    } else {
      kill(process.processIdentifier, SIGKILL)
    }
    return try finish()
  }

  /// Waits for its end.
  package func finish() throws -> Consequences {
    ended.wait()
    // Without it the files stay open.
    process.waitUntilExit()
    let wasKilled = process.terminationReason != .exit
    return Consequences(
      try scratch.read("out"), error: try scratch.read("err"),
      status: wasKilled ? -process.terminationStatus : process.terminationStatus)
  }
}
