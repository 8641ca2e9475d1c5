import Foundation
import OperatingSystem
import TestSupport
import Testing

struct CurrentProcessTests {
  @Test func `knows its number`() {
    #expect(CurrentProcess.identifier == Int(ProcessInfo.processInfo.processIdentifier))
  }

  @Test func `knows its working directory, until that is gone`() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      try directory.write("", to: "a b/é/file")
      #expect(FileManager.default.changeCurrentDirectoryPath(directory.path("a b/é")))
      let path = try #require(CurrentProcess.workingDirectory)
      #expect(path == FileManager.default.currentDirectoryPath)
      #expect(path.hasSuffix("/a b/é"))
      try FileManager.default.removeItem(atPath: directory.path("a b"))
      #expect(CurrentProcess.workingDirectory == nil)
    }
  }

  @Test func `waits as long as it is told`() {
    let duration = ContinuousClock().measure { CurrentProcess.sleep(microseconds: 20_000) }
    #expect(duration >= .milliseconds(20))
  }

  @Test func `ends with a status`() async {
    await #expect(processExitsWith: .exitCode(64)) { CurrentProcess.exit(64) }
  }
}
