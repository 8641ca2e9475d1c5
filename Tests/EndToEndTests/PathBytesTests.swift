#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// Tests both programs in directories whose names aren't UTF-8, which only Linux has.
  struct PathBytesTests {
    /// Runs a shell script in which `$hook` and `$stats` are the programs and `$name` is a name that isn't UTF-8.
    private func run(_ script: String, in directory: TemporaryDirectory) throws -> Consequences {
      let variables = [
        "hook": HookRuns.hook.path, "stats": ReportRuns.stats.path, "TMPDIR": directory.path,
        "input": Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json"),
        "PATH": "/usr/bin:/bin", "TZ": "UTC",
      ]
      return try Program(path: "/bin/sh").run(
        ["-c", "name=$(printf 'caf\\351'); \(script)"], environment: variables,
        directory: directory.path)
    }

    @Test(arguments: ["HOME", "CLAUDE_CONFIG_DIR", "CLAUDE_LOG_DIR"])
    func `a directory of any name is logged to and reported`(_ variable: String) throws {
      let directory = try TemporaryDirectory()
      let done = try run(
        """
        mkdir "$name" && export HOME="$PWD" \(variable)="$PWD/$name" && "$hook" < "$input" && "$hook" < "$input" &&
        find "$name" -name 'activity-*' -type f | wc -l && "$stats" --json | grep '"total_operations"'
        """, in: directory)
      let lines = done.standardOutput.split(separator: "\n").map(String.init)
      #expect(done.standardError == "" && lines.count == 2, "\(done)")
      #expect(lines.first?.contains("1") == true)
      #expect(lines.last?.contains(": 2") == true)
    }

    @Test func `a team's directory and an argument may have such names, which are shown repaired`()
      throws
    {
      let directory = try TemporaryDirectory()
      let done = try run(
        """
        export HOME="$PWD/h" CLAUDE_LOG_DIR="$PWD/$name/$name" && "$hook" < "$input" && unset CLAUDE_LOG_DIR &&
        "$stats" --log-dir "$PWD/$name" --by user --json | grep '"user"'; "$stats" --log-dir "$PWD/$name$name"
        """, in: directory)
      #expect(done.standardOutput.contains("caf\u{FFFD}"), "\(done)")
      #expect(done.standardError.contains("/caf\\xe9caf\\xe9: No such file or directory"))
    }
  }
#endif
