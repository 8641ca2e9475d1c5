import Foundation
import TestSupport
import Testing

/// Tests the hook with every kind of standard input: when does the record come, and whose fault is it if none does?
struct HookStreamTests {
  private let directory: TemporaryDirectory
  private let input: Data

  init() throws {
    // A hook that is gone too early is a failure of a test, not of all of them.
    signal(SIGPIPE, SIG_IGN)
    directory = try TemporaryDirectory()
    input = try HookRuns.example("01-PostToolUse-Bash.json")
  }

  /// Runs the hook with a pipe as its standard input, which stays open if `write` doesn't close it.
  private func run(isBlocking: Bool = true, _ write: (FileHandle) throws -> Void) throws {
    let pipe = Pipe()
    if !isBlocking {
      let flags = fcntl(pipe.fileHandleForReading.fileDescriptor, F_GETFL)
      _ = fcntl(pipe.fileHandleForReading.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: HookRuns.hook.path)
    process.environment = HookRuns.environment(directory).merging(["TMPDIR": directory.path]) { $1 }
    process.standardInput = pipe
    try process.run()
    try write(pipe.fileHandleForWriting)
    // A hook that waits for the end would wait forever.
    for _ in 0..<1_500 where process.isRunning { usleep(10_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }

  private func records() throws -> Int {
    try HookRuns.log(in: directory).split(separator: "\n").count { !$0.contains("rejected") }
  }

  @Test(arguments: [true, false])
  func `an input that comes late is logged, whether the stream blocks or not`(
    _ isBlocking: Bool
  ) throws {
    try run(isBlocking: isBlocking) { writer in
      usleep(50_000)
      try writer.write(contentsOf: input)
      try writer.close()
    }
    #expect(try records() == 1)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func `an input that is whole is logged though the stream stays open`(_ isBlocking: Bool) throws {
    try run(isBlocking: isBlocking) { writer in
      try writer.write(contentsOf: input.prefix(100))
      usleep(50_000)
      try writer.write(contentsOf: input.dropFirst(100) + Data(" \n".utf8))
    }
    #expect(try records() == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `an input of which the end never comes is rejected after a while`() throws {
    try run { try $0.write(contentsOf: input.prefix(100)) }
    #expect(try records() == 0)
    #expect(try HookRuns.log(in: directory).contains("\"rejected\":true"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a stream on which nothing comes is told as trouble`() throws {
    try run { _ in }
    #expect(try HookRuns.log(in: directory).isEmpty)
    #expect(
      try directory.read("hook-trouble.log").hasSuffix(
        "a record wasn't written: standard input: nothing came for two seconds\n"))
  }

  @Test func `a slow writer's input is logged whole`() throws {
    try run(isBlocking: false) { writer in
      for byte in input.prefix(120) {
        try writer.write(contentsOf: Data([byte]))
        usleep(1_000)
      }
      try writer.write(contentsOf: input.dropFirst(120))
      try writer.close()
    }
    #expect(try records() == 1)
  }
}
