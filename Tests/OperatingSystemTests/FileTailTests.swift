import Foundation
import OperatingSystem
import TestSupport
import Testing

/// Files whose bytes depend on their offset, so that a misplaced byte is detected.
struct FileTailTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

  /// Returns the bytes of a tail after each piece, until there are no more.
  private func pieces(of bytes: [UInt8], atMost limit: Int) throws -> [[UInt8]] {
    let path = try directory.write(Data(bytes), to: "file")
    guard var tail = FileTail(path, atMost: limit) else { throw CocoaError(.fileReadUnknown) }
    var pieces: [[UInt8]] = []
    while tail.readPiece() {
      pieces.append(tail.bytes.indices.map { tail.bytes[$0] })
      #expect(tail.start == bytes.count - tail.bytes.count)
    }
    return pieces
  }

  @Test(arguments: [0, 1, 16_383, 16_384, 16_385, 32_768, 100_000, 262_143, 262_144, 262_145])
  func `holds more and more of the end of a file`(_ size: Int) throws {
    let bytes = Self.pattern(size)
    let limit = 256 << 10
    let pieces = try pieces(of: bytes, atMost: limit)
    for piece in pieces { #expect(piece == bytes.suffix(piece.count)) }
    #expect(pieces.last?.count ?? 0 == min(size, limit))
    #expect(pieces.count == (min(size, limit) + 16_383) / 16_384)
  }

  @Test func `is nothing where there is no regular file`() throws {
    for path in [directory.path, directory.path + "/missing"] {
      if FileTail(path, atMost: 10) != nil { Issue.record("\(path) is opened") }
    }
  }

  @Test func `ends where a file has become shorter`() throws {
    let path = try directory.write(Data(Self.pattern(50_000)), to: "file")
    guard var tail = FileTail(path, atMost: 50_000) else { throw CocoaError(.fileReadUnknown) }
    let isFirstRead = tail.readPiece()
    #expect(isFirstRead)
    try Data(Self.pattern(20_000)).write(to: URL(filePath: path))
    let isSecondRead = tail.readPiece()
    #expect(!isSecondRead)
    #expect(tail.bytes.count == 16_384)
  }
}
