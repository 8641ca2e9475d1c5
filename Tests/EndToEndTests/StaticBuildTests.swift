import TestSupport
import Testing

struct StaticBuildTests {
  @Test(.enabled(if: Self.testsRelease), arguments: ["claude-hook-log", "session-stats"])
  func `the executables for use need no library`(_ name: String) throws {
    guard let ldd = Program.installed("ldd", for: "looking at what executables need") else {
      return
    }
    #expect(
      try ldd.run([Program.built(name).path])
        == Consequences(error: "\tnot a dynamic executable\n", status: 1))
  }

  /// Whether the tests use a release build on Linux (`make check`).
  private static var testsRelease: Bool {
    #if os(Linux)
      Program.testsRelease
    #else
      false
    #endif
  }
}
