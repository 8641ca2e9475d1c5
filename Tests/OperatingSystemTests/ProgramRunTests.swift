import Foundation
import OperatingSystem
import TestSupport
import Testing

struct ProgramRunTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Runs a program with files in this directory as its standard streams.
  private func run(
    _ arguments: [String], input: String = "", variables: [String: String] = [:],
    limit: Int = 20_000
  ) throws -> (run: ProgramRun, output: String, error: String) {
    try directory.write(input, to: "in")
    for name in ["out", "err"] { try? FileManager.default.removeItem(atPath: directory.path(name)) }
    let run = try ProgramRun(
      arguments, variables: variables, input: FileDescriptor.opening(directory.path("in")),
      output: FileDescriptor.creating(directory.path("out")),
      error: FileDescriptor.creating(directory.path("err")), limit: limit)
    return (run, try directory.read("out"), try directory.read("err"))
  }

  /// Runs a shell script.
  private func shell(
    _ script: String, variables: [String: String] = [:], limit: Int = 20_000
  ) throws -> (run: ProgramRun, output: String, error: String) {
    try run(["/bin/sh", "-c", script], variables: variables, limit: limit)
  }

  /// Whether a process exists and isn't a zombie.
  private func runs(_ process: String) throws -> Bool {
    let state = try #require(Program.installed("ps")).run(["-o", "stat=", "-p", process])
    return state.status == 0 && !state.standardOutput.hasPrefix("Z")
  }

  @Test(
    arguments: [
      ("exit 0", 0), ("exit 1", 1), ("exit 255", 255),
      ("kill -KILL $$", -9),
    ] as [(String, Int32)])
  func `tells exit statuses and signals`(_ script: String, _ status: Int32) throws {
    #expect(try shell(script).run.status == status)
  }

  @Test func `reads and writes files, each stream its own`() throws {
    let (run, output, error) = try run(["/bin/sh", "-c", "cat; echo two >&2"], input: "one\n")
    #expect(run.status == 0)
    #expect(output == "one\n")
    #expect(error == "two\n")
  }

  @Test func `finds a program without a path on PATH`() throws {
    #expect(try run(["sh", "-c", "exit 3"]).run.status == 3)
  }

  @Test(arguments: [[], ["/missing/program"], ["no-program-has-this-name"]])
  func `says that a program isn't there`(_ arguments: [String]) {
    #expect(throws: Errno.notFound) { _ = try run(arguments) }
  }

  @Test func `gives each argument as it is`() throws {
    let output = try run(["/bin/sh", "-c", "printf '<%s>' \"$@\"", "sh", "a b", "", "$HOME", "é'"])
      .output
    #expect(output == "<a b><><$HOME><é'>")
  }

  @Test func `sets variables over those of this process, which stay`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["PATH"])
    let output = try shell(
      "echo \"$NEW\"; echo \"$PATH\"; env | grep -c '^HOME='",
      variables: ["NEW": "a=b c", "HOME": "/nowhere"]
    ).output
    #expect(output == "a=b c\n\(path)\n1\n")
    #expect(ProcessInfo.processInfo.environment["NEW"] == nil)
  }

  @Test func `passes no other file on`() throws {
    let path = try directory.write("secret", to: "open")
    let file = try FileDescriptor.opening(path)
    #expect(try shell("for n in 3 4 5 6 7 8 9; do cat <&$n; done 2>/dev/null").output == "")
    let byte = try file.byte(at: 0)
    #expect(byte == UInt8(ascii: "s"))
  }

  @Test func `measures how long it took`() throws {
    let time = try shell("sleep 0.2").run.microseconds
    #expect((200_000..<10_000_000).contains(time))
  }

  @Test(.timeLimit(.minutes(5))) func `ends what takes too long`() throws {
    let run = try shell("echo begun; sleep 100; echo done", limit: 300)
    #expect(run.run.status == nil)
    #expect(run.run.microseconds >= 300_000)
    #expect(run.output == "begun\n")
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["wait", "exit 0"])
  func `leaves no child of the program behind`(_ end: String) throws {
    let output = try shell("sleep 100 > /dev/null 2>&1 & echo $!; \(end)", limit: 300).output
    let child = output.trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(Int(child) != nil)
    // The kernel may need a moment.
    for _ in 0..<100 where try runs(child) { CurrentProcess.sleep(microseconds: 20_000) }
    #expect(try !runs(child))
  }
}
