import Foundation
import OperatingSystem
import TestSupport
import Testing

/// Operations on an open file.
struct FileDescriptorTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `writes at the end, after what others wrote meanwhile`() throws {
    let path = try directory.write("one\n", to: "log")
    let first = try FileDescriptor.appending(to: path)
    let second = try FileDescriptor.appending(to: path)
    for (index, text) in ["two\n", "three\n", "four\n", "five\n"].enumerated() {
      let result = withBytes(text) { index.isMultiple(of: 2) ? first.write($0) : second.write($0) }
      #expect(result.count == text.utf8.count)
      #expect(result.error == nil)
    }
    #expect(try directory.read("log") == "one\ntwo\nthree\nfour\nfive\n")
  }

  @Test func `writes bytes of any value and number`() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = try FileDescriptor.appending(to: directory.path("log"))
    let result = withBytes(bytes) { file.write($0) }
    #expect(result.count == bytes.count)
    #expect(result.error == nil)
    let written = try Data(contentsOf: URL(fileURLWithPath: directory.path("log")))
    #expect(written == Data(bytes))
  }

  @Test func `writes nothing of no bytes`() throws {
    let file = try FileDescriptor.appending(to: directory.path("log"))
    let result = withBytes("") { file.write($0) }
    #expect(result.count == 0)
    #expect(result.error == nil)
  }

  @Test func `says that a file was opened for reading only`() throws {
    let file = try FileDescriptor.opening(directory.write("text", to: "log"))
    let result = withBytes("more") { file.write($0) }
    #expect(result.count == 0)
    #expect(result.error == .badDescriptor)
    #expect(try directory.read("log") == "text")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `says that there is no space`() throws {
    let file = try FileDescriptor.appending(to: "/dev/full")
    let result = withBytes("text") { file.write($0) }
    #expect(result.count == 0)
    #expect(result.error == .noSpace)
  }

  @Test func `reads single bytes without moving`() throws {
    let file = try FileDescriptor.appending(to: directory.write("a\nb", to: "log"))
    let bytes = try [0, 1, 2, 3, 1000, 0].map { try file.byte(at: $0) }
    #expect(bytes == [0x61, 0x0A, 0x62, nil, nil, 0x61])
    _ = withBytes("c") { file.write($0) }
    #expect(try directory.read("log") == "a\nbc")
    var caught: Errno?
    do throws(Errno) { _ = try file.byte(at: -1) } catch { caught = error }
    #expect(caught?.rawValue == EINVAL)
  }

  @Test func `knows the size and whether a path still leads to it`() throws {
    let path = try directory.write("12345", to: "log")
    let file = try FileDescriptor.opening(path)
    let status = try file.status()
    #expect(status.isRegular)
    #expect(status.size == 5)
    #expect(FilePath(path).leads(to: status.identity))
    try FileManager.default.linkItem(atPath: path, toPath: directory.path("backup"))
    try FileManager.default.removeItem(atPath: path)
    #expect(!FilePath(path).leads(to: status.identity))
    #expect(FilePath(directory.path("backup")).leads(to: status.identity))
    try directory.write("12345", to: "log")
    #expect(!FilePath(path).leads(to: status.identity))
    // What can't be looked at isn't taken for another file.
    #expect(FilePath(path + "/log").leads(to: status.identity))
    try FileManager.default.removeItem(atPath: directory.path("backup"))
    #expect(try file.status().size == 5)
  }

  @Test func `cuts the file and goes on at its new end`() throws {
    let file = try FileDescriptor.appending(to: directory.write("0123456789", to: "log"))
    try file.truncate(to: 4)
    #expect(try directory.read("log") == "0123")
    _ = withBytes("x") { file.write($0) }
    #expect(try directory.read("log") == "0123x")
    try file.truncate(to: 0)
    #expect(try directory.read("log") == "")
  }
}
