import Bytes
import Foundation
import TestSupport
import Testing

@testable import OperatingSystem

/// Paths that aren't UTF-8.
struct PathTextTests {
  private static let names: [[UInt8]] = [
    Array("plain".utf8), Array("né 名前 🎈".utf8), [0xE9], [0x61, 0xFF, 0x62],
    // Cut off, too long, a surrogate.
    [0xC3], [0xF0, 0x9F, 0x8E], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    // The scalars that keep bytes, and their neighbors.
    Array("\u{10FF80}\u{10FFE9}\u{10FFFF}".utf8), Array("\u{10FF7F}\u{100000}".utf8),
    [0x2F, 0xE9, 0x2F] + Array("é".utf8) + [0xE9],
  ]

  private func bytes(of text: String) -> [UInt8] {
    unsafe text.withPath { path in
      unsafe UnsafeBufferPointer(start: path, count: strlen(path)).map { UInt8(bitPattern: $0) }
    } ?? []
  }

  @Test(arguments: names) func `keep their bytes`(_ name: [UInt8]) {
    let text = withBytes(name) { String(path: $0) }
    #expect(bytes(of: text) == name)
    let isPlain = String(validating: name, as: UTF8.self).map { bytes(of: $0) == name } ?? false
    if isPlain { #expect(Array(text.utf8) == name) }
  }

  @Test func `can't contain a NUL`() {
    #expect(unsafe "a\0b".withPath { _ in true } == nil)
    #expect(throws: Errno.notFound) { _ = try FilePath("/tmp\0b").status() }
  }

  @Test func `show a repaired text`() {
    let text = withBytes([0x61, 0xE9, 0x2F, 0xC3, 0xA9]) { String(path: $0) }
    #expect(text.visible == "a\\xe9/é")
    #expect(text.repaired == "a\u{FFFD}/é")
    #expect("a\u{10FFFF}".repaired == "a\u{FFFD}")
    #expect("é".repaired == "é")
  }

  /// macOS has no such names.
  #if os(Linux)
    @Test func `are made, listed, opened, renamed and removed`() throws {
      let directory = try TemporaryDirectory()
      let name = withBytes([0x64, 0xE9]) { String(path: $0) }
      let logs = Directory(Directory(directory.path).path(of: name))
      try logs.make()
      #expect(try Directory(directory.path).names().contains { $0 == name })
      let path = logs.path(of: name)
      _ = try FileDescriptor.creating(path)
      _ = try FileDescriptor.opening(path)
      #expect(FilePath(path).allows([.write]))
      #expect(
        try bytes(of: FilePath(path).resolved().text).suffix(5) == [0x64, 0xE9, 0x2F, 0x64, 0xE9])
      try FilePath(logs.path(of: "link")).makeLink(to: name)
      #expect(FilePath(logs.path(of: "link")).linkTarget == name)
      try FilePath(logs.path(of: "link")).remove()
      try FilePath(path).rename(to: FilePath(logs.path(of: "other")))
      try FilePath(logs.path(of: "other")).remove()
      try logs.remove()
      #expect(!FilePath(logs.path).allows([]))
    }
  #endif
}
