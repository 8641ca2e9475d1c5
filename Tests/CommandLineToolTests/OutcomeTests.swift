import CommandLineTool
import Foundation
import Testing

struct OutcomeTests {
  @Test func `of wrong usage says what is wrong and where to look`() {
    let command = Command("tool", overview: "", usage: [])
    let outcome = Outcome.wrongUsage(UsageError("--range needs a value"), of: command)
    #expect(
      outcome
        == Outcome(error: "tool: --range needs a value\nTry 'tool --help'.\n", status: .usage))
    #expect(outcome.standardOutput == "")
  }

  @Test func `is a success of no words unless told otherwise`() {
    let outcome = Outcome()
    #expect(outcome.standardOutput == "" && outcome.standardError == "")
    #expect(outcome.status == .success)
    #expect(Outcome("out", error: "err", status: .failure).standardOutput == "out")
    #expect(Outcome("out", error: "err", status: .failure).standardError == "err")
  }

  @Test func `is written to both streams`() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      let outcome = Outcome("<output>\n", error: "<error>\n", status: .failure)
      #expect(outcome.deliver(for: "tool") == .failure)
      #expect(Outcome("<more>", status: .success).deliver(for: "tool") == .success)
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    let error = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("<output>\n<more>") && !output.contains("<error>"))
    #expect(error.contains("<error>\n") && !error.contains("<output>"))
  }

  @Test func `fails, and says so, when the output can't be written`() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      // The next opened file would get the number of a closed descriptor.
      let forReading = try #require(FileHandle(forReadingAtPath: "/dev/null"))
      #expect(dup2(forReading.fileDescriptor, 1) == 1)
      #expect(Outcome("text", error: "<error>\n").deliver(for: "tool") == .failure)
    }
    let error = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(error.contains("<error>\ntool: standard output: Bad file descriptor\n"))
  }

  @Test func `is delivered where standard error can't be written`() async {
    await #expect(processExitsWith: .success) {
      let forReading = try #require(FileHandle(forReadingAtPath: "/dev/null"))
      #expect(dup2(forReading.fileDescriptor, 2) == 2)
      #expect(Outcome("", error: "text", status: .usage).deliver(for: "tool") == .usage)
    }
  }
}
