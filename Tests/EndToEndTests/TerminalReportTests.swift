import Foundation
import TestSupport
import Testing

/// Compares the real reporter's output on terminals of several widths with golden files, without colors.
struct TerminalReportTests {
  private static let stats = Program.built("session-stats")
  private static let variables = [
    "HOME": "/home/ada", "TZ": "UTC", "CLAUDE_LOG_DIR": Repository.path("examples/logs"),
  ]
  private static let reports = [
    ("summary", ["--range", "all"]), ("session", ["--range", "all", "--by", "session"]),
    ("project-model", ["--range", "all", "--by", "project,model"]),
  ]

  /// Returns the output for a terminal that is simulated by `CLICOLOR_FORCE`.
  private func forced(_ arguments: [String], _ variables: [String: String]) throws -> String {
    try Self.stats.run(
      arguments,
      environment: Self.variables.merging(["CLICOLOR_FORCE": "1"]) { $1 }.merging(variables) { $1 }
    ).standardOutput
  }

  private func withoutColors(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
  }

  @Test(arguments: Self.reports, [40, 80, 200])
  func `shows the example logs`(_ report: (String, [String]), _ width: Int) throws {
    let text = try forced(report.1, ["COLUMNS": "\(width)"])
    #expect(text.contains("\u{1B}[1m"))
    let plain = withoutColors(text)
    #expect(Golden.difference(plain, from: "terminal-\(report.0)-\(width).txt") == nil)
    // All characters in the example logs are one column wide.
    #expect(plain.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= width })
  }

  @Test func `a pipe gets plain text, whatever its width`() throws {
    for (_, arguments) in Self.reports + [("rates", ["rates"])] {
      let plain = try Self.stats.run(arguments, environment: Self.variables)
      for variables in [
        ["COLUMNS": "40"], ["TERM": "xterm"], ["CLICOLOR_FORCE": "0"],
        ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"],
      ] {
        let run = try Self.stats.run(
          arguments, environment: Self.variables.merging(variables) { $1 })
        #expect(run == plain)
      }
      #expect(try forced(arguments, [:]) != plain.standardOutput)
    }
  }

  /// Prints what a program writes to a pseudo-terminal of a given width.
  private static let script = """
    import fcntl, os, pty, struct, subprocess, sys, termios
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    program = subprocess.Popen(sys.argv[2:], stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    output = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        output += piece
    sys.stdout.buffer.write(output.replace(b"\\r\\n", b"\\n"))
    sys.exit(program.wait())
    """

  private static let windows: [([String: String], Int, Bool)] =
    [
      ([:], 80, true), ([:], 133, true), ([:], 0, true), (["COLUMNS": "40"], 133, true),
      (["COLUMNS": "none"], 133, true), (["NO_COLOR": "1"], 133, false),
      (["TERM": "dumb"], 133, false), (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], 133, false),
    ]

  @Test(arguments: Tier.sample(windows, each: 3))
  func `a terminal is as wide as its window`(
    _ variables: [String: String], _ columns: Int, _ hasColor: Bool
  ) throws {
    guard let python = Program.installed("python3", for: "running in a pseudo-terminal") else {
      return
    }
    let width = variables["COLUMNS"] == "40" ? 40 : columns == 0 ? 80 : columns
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for (_, arguments) in Self.reports + [("rates", ["rates"])] {
      let expected = try forced(arguments, ["COLUMNS": "\(width)"])
      let shown = try python.run(
        ["-c", Self.script, "\(columns)", Self.stats.path] + arguments,
        environment: Self.variables.merging(["PATH": path]) { $1 }.merging(variables) { $1 })
      #expect(shown == Consequences(hasColor ? expected : withoutColors(expected)))
    }
  }
}
