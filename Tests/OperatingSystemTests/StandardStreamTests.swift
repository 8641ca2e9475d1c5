import Foundation
import OperatingSystem
import TestSupport
import Testing

struct StandardStreamTests {
  @Test func `writes text to standard output`() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try StandardStream.output.write("<héllo\n")
      try StandardStream.output.write("")
      try withBytes([0xFF, 0x00]) { try StandardStream.output.write($0) }
      try StandardStream.output.write(">")
    }
    let output = try #require(result?.standardOutputContent)
    #expect(contains(output, Array("<héllo\n".utf8) + [0xFF, 0x00] + Array(">".utf8)))
  }

  @Test func `writes text to standard error`() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      try StandardStream.error.write("<trouble>")
    }
    let output = try #require(result?.standardErrorContent)
    #expect(contains(output, Array("<trouble>".utf8)))
  }

  @Test(arguments: [0, 1, 32_767, 32_768, 32_769, 300_000])
  func `reads all of standard input`(_ size: Int) async {
    await #expect(processExitsWith: .success) { [size] in
      let expected = (0..<size).map { UInt8($0 % 251) }
      let directory = try TemporaryDirectory()
      let path = try directory.write(Data(expected), to: "input")
      let handle = try #require(FileHandle(forReadingAtPath: path))
      #expect(dup2(handle.fileDescriptor, 0) == 0)
      #expect(!StandardStream.input.isTerminal)
      let buffer = try StandardStream.input.readAll()
      var found: [UInt8] = []
      for index in 0..<buffer.count { found.append(buffer.bytes[index]) }
      #expect(found == expected)
    }
  }

  @Test func `says that a stream isn't open that way`() async {
    await #expect(processExitsWith: .success) {
      let forReading = try #require(FileHandle(forReadingAtPath: "/dev/null"))
      let forWriting = try #require(FileHandle(forWritingAtPath: "/dev/null"))
      #expect(dup2(forWriting.fileDescriptor, 0) == 0)
      #expect(dup2(forReading.fileDescriptor, 1) == 1)
      var caught: Errno?
      do throws(Errno) { _ = try StandardStream.input.readAll() } catch { caught = error }
      #expect(caught == .badDescriptor)
      #expect(throws: Errno.badDescriptor) { try StandardStream.output.write("text") }
      #expect(!StandardStream.output.isTerminal)
    }
  }

  /// Whether the output contains bytes; the test runner may write to the streams, too.
  private func contains(_ output: [UInt8], _ bytes: [UInt8]) -> Bool {
    output.indices.contains { output[$0...].starts(with: bytes) }
  }
}
