import OperatingSystem
import Testing

/// The arguments of the process, which a constructor in C keeps.
struct ArgumentsTests {
  @Test func `arguments are those that the runtime finds`() {
    #expect(CurrentProcess.arguments == CommandLine.arguments)
  }
}
