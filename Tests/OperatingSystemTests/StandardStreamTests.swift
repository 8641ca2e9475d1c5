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
      let buffer = try StandardStream.input.readAll { _ in false }
      var found: [UInt8] = []
      for index in 0..<buffer.count { found.append(buffer.bytes[index]) }
      #expect(found == expected)
    }
  }

  /// Reads a pipe as standard input.
  ///
  /// - Parameter write: Writes to the pipe in another thread; the pipe is closed after that.
  private static func read(
    isBlocking: Bool = true, until isWhole: (Span<UInt8>) -> Bool,
    _ write: @escaping @Sendable (FileHandle) -> Void
  ) throws -> String {
    let pipe = Pipe()
    dup2(pipe.fileHandleForReading.fileDescriptor, 0)
    if !isBlocking { _ = fcntl(0, F_SETFL, O_NONBLOCK) }
    try pipe.fileHandleForReading.close()
    let writer = pipe.fileHandleForWriting
    Thread.detachNewThread {
      write(writer)
      try? writer.close()
    }
    let buffer = try StandardStream.input.readAll(until: isWhole)
    return String(decoding: (0..<buffer.count).map { buffer.bytes[$0] }, as: UTF8.self)
  }

  @Test(arguments: [true, false])
  func `waits for what comes in pieces, whether the stream blocks or not`(
    _ isBlocking: Bool
  ) async {
    await #expect(processExitsWith: .success) { [isBlocking] in
      let text = try Self.read(isBlocking: isBlocking, until: { _ in false }) { writer in
        for piece in ["", "one ", "two ", "three"] {
          usleep(30_000)
          writer.write(Data(piece.utf8))
        }
      }
      #expect(text == "one two three")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func `doesn't wait for the end of what is whole`(_ isBlocking: Bool) async {
    await #expect(processExitsWith: .success) { [isBlocking] in
      let text = try Self.read(isBlocking: isBlocking, until: { $0.count >= 6 }) { writer in
        writer.write(Data("one".utf8))
        usleep(30_000)
        writer.write(Data("two".utf8))
        sleep(3600)
      }
      #expect(text == "onetwo")
    }
  }

  @Test(.timeLimit(.minutes(1))) func `takes what is there when nothing more comes`() async {
    await #expect(processExitsWith: .success) {
      let text = try Self.read(until: { _ in false }) { writer in
        writer.write(Data("half".utf8))
        sleep(3600)
      }
      #expect(text == "half")
      #expect(throws: Errno.timedOut) {
        try Self.read(until: { _ in false }) { _ in sleep(3600) }
      }
    }
  }

  @Test func `says that a stream isn't open that way`() async {
    await #expect(processExitsWith: .success) {
      let forReading = try #require(FileHandle(forReadingAtPath: "/dev/null"))
      let forWriting = try #require(FileHandle(forWritingAtPath: "/dev/null"))
      #expect(dup2(forWriting.fileDescriptor, 0) == 0)
      #expect(dup2(forReading.fileDescriptor, 1) == 1)
      var caught: Errno?
      do throws(Errno) { _ = try StandardStream.input.readAll { _ in true } } catch {
        caught = error
      }
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
