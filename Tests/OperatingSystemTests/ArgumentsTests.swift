import OperatingSystem
import Testing

/// The process's arguments, which a constructor in C saves.
struct ArgumentsTests {
  @Test func `arguments are those that the runtime finds`() {
    #expect(CurrentProcess.arguments == CommandLine.arguments)
  }
}
