import CommandLineTool
import Testing

struct CommandTests {
  @Test func `takes help and version besides its own options`() {
    let command = Command(
      "tool", overview: "", usage: [], options: [Option("json", help: ""), Option("all", help: "")])
    #expect(command.options.map(\.name) == ["json", "all"])
    #expect(command.allOptions.map(\.name) == ["json", "all", "help", "version"])
    #expect(command.allOptions.map(\.letter) == [nil, nil, "h", "V"])
  }

  @Test func `has a version of three numbers`() {
    let numbers = ToolVersion.current.split(separator: ".", omittingEmptySubsequences: false)
    #expect(numbers.count == 3)
    #expect(numbers.allSatisfy { Int($0).map { "\($0)" } == String($0) })
  }

  @Test func `ends with the statuses that scripts know`() {
    #expect(ExitStatus.success.rawValue == 0)
    #expect(ExitStatus.failure.rawValue == 1)
    #expect(ExitStatus.usage.rawValue == 64)
  }
}
