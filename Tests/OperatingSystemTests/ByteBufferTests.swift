import Foundation
import OperatingSystem
import TestSupport
import Testing

/// Files whose bytes depend on their offset, so that a misplaced byte is detected.
struct ByteBufferTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns bytes with a period that isn't a power of two.
  private static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

  private func file(_ bytes: [UInt8]) throws -> FileDescriptor {
    try FileDescriptor.opening(directory.write(Data(bytes), to: "file"))
  }

  @Test func `is empty at first`() {
    let buffer = ByteBuffer()
    #expect(buffer.count == 0)
    #expect(copy(buffer.bytes) == [])
  }

  @Test func `reads nothing from an empty file`() throws {
    let file = try file([])
    var buffer = ByteBuffer()
    let count = try buffer.read(from: file, atLeast: 10)
    #expect(count == 0)
    #expect(buffer.count == 0)
  }

  @Test(arguments: [0, 1, 7, 4096, 65_535, 65_536, 65_537, 300_001], [1, 10, 4096, 100_000])
  func `holds a file of any size, read with any room`(_ size: Int, _ room: Int) throws {
    let expected = Self.pattern(size)
    let file = try file(expected)
    var buffer = ByteBuffer()
    var total = 0
    while true {
      let count = try buffer.read(from: file, atLeast: room)
      guard count > 0 else { break }
      total += count
      #expect(buffer.count == total)
    }
    #expect(copy(buffer.bytes) == expected)
  }

  @Test func `forgets what was used and keeps the rest in order`() throws {
    let file = try file(Self.pattern(20))
    var buffer = ByteBuffer()
    while try buffer.read(from: file, atLeast: 3) > 0 {}
    buffer.dropFirst(5)
    #expect(copy(buffer.bytes) == Array(5..<20))
    buffer.dropFirst(0)
    #expect(buffer.count == 15)
    buffer.dropFirst(14)
    #expect(copy(buffer.bytes) == [19])
    buffer.dropFirst(1)
    #expect(copy(buffer.bytes) == [])
  }

  @Test func `drops no more than it holds and nothing for a negative number`() throws {
    let file = try file([1, 2, 3])
    var buffer = ByteBuffer()
    _ = try buffer.read(from: file, atLeast: 3)
    buffer.dropFirst(-1)
    #expect(copy(buffer.bytes) == [1, 2, 3])
    buffer.dropFirst(Int.max)
    #expect(buffer.count == 0)
    let more = try FileDescriptor.opening(directory.write(Data([4, 5]), to: "more"))
    _ = try buffer.read(from: more, atLeast: 2)
    #expect(copy(buffer.bytes) == [4, 5])
  }

  @Test(arguments: [(3, 1), (10, 9), (64, 32), (1000, 999), (4096, 1), (5000, 5000)])
  func `keeps its bytes while it is read from and used up in turn`(
    _ room: Int, _ used: Int
  ) throws {
    let expected = Self.pattern(50_000)
    let file = try file(expected)
    var buffer = ByteBuffer()
    var seen: [UInt8] = []
    while try buffer.read(from: file, atLeast: room) > 0 {
      let dropped = min(used, buffer.count)
      seen += copy(buffer.bytes).prefix(dropped)
      buffer.dropFirst(dropped)
    }
    #expect(seen + copy(buffer.bytes) == expected)
  }

  @Test(arguments: [Int.max, Int.max / 2, 1 << 60])
  func `says that there is no memory, and keeps what it has`(_ room: Int) throws {
    let file = try file([1, 2, 3])
    var buffer = ByteBuffer()
    _ = try buffer.read(from: file, atLeast: 2)
    var caught: Errno?
    do { _ = try buffer.read(from: file, atLeast: room) } catch { caught = error }
    #expect(caught == .noMemory)
    #expect(copy(buffer.bytes).starts(with: [1, 2]))
  }

  @Test func `passes on why a file can't be read`() throws {
    let file = try FileDescriptor.opening(directory.path)
    var buffer = ByteBuffer()
    var caught: Errno?
    do { _ = try buffer.read(from: file, atLeast: 10) } catch { caught = error }
    #expect(caught == .isADirectory)
    #expect(buffer.count == 0)
  }
}

/// Returns the bytes of a span as an array.
private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
  var array: [UInt8] = []
  for index in bytes.indices { array.append(bytes[index]) }
  return array
}
