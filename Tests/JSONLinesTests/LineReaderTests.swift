import JSONLines
import OperatingSystem
import TestSupport
import Testing

struct LineReaderTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func reader(
    _ text: String, maximumByteCount: Int = LineReader.maximumByteCount
  ) throws -> LineReader {
    LineReader(
      try FileDescriptor.opening(directory.write(text, to: "file")),
      maximumByteCount: maximumByteCount)
  }

  /// Returns the range of the next line, which must be whole; nil at the end of the file.
  private func nextRange(_ reader: inout LineReader) throws -> Range<Int>? {
    guard let line = try reader.next() else { return nil }
    guard case .whole(let range) = line else {
      Issue.record("\(line)")
      return nil
    }
    return range
  }

  /// Returns the next line, with its number and end; nil at the end of the file.
  private func next(_ reader: inout LineReader) throws -> String? {
    switch try reader.next() {
    case .whole(let line)?: return "\(reader.lineNumber): \(reader.bytes.string(line))"
    case .tooLong(let first)?: return "\(reader.lineNumber): \(first) too long"
    case .noRoom?: return "no room"
    case nil: return nil
    }
  }

  @Test func `reads lines, and tells their numbers`() throws {
    var reader = try reader("a\n\nbc")
    var lines: [String] = []
    while let line = try next(&reader) { lines.append(line) }
    #expect(lines == ["1: a", "2: ", "3: bc"])
    let (count, end) = (reader.byteCount, try next(&reader))
    #expect(count == 5 && end == nil)
  }

  @Test func `a line that was put back comes again, under the same number`() throws {
    var reader = try reader("a\nb\nc")
    var lines: [String] = []
    while let line = try nextRange(&reader) {
      reader.putBack(line)
      lines.append("\(reader.lineNumber)")
      let again = try next(&reader)
      lines.append(again ?? "-")
    }
    #expect(lines == ["0", "1: a", "1", "2: b", "2", "3: c"])
  }

  @Test func `what is held stays where the reader says`() throws {
    let pad = String(repeating: "p", count: 92)
    let lines = (100_000..<110_000).map { "\($0)\(pad)\n" }
    var reader = try reader(lines.joined() + "end")
    // Beyond the first read, so that the held bytes must move.
    for _ in 0..<4_000 { _ = try reader.next() }
    var last = try nextRange(&reader) ?? 0..<0
    reader.held = last.lowerBound
    while let next = try nextRange(&reader) { last = next }
    let held = reader.held ?? -1
    // Everything from there is still in the buffer, unchanged.
    try #require(held >= 0 && last.upperBound - held == 6_000 * 99 + 3)
    let found = (reader.bytes.string(held..<held + 98), reader.bytes.string(last))
    #expect(found == ("104000\(pad)", "end"))
  }

  @Test func `what isn't held makes room`() throws {
    var reader = try reader(String(repeating: "12345678\n", count: 400_000))
    var size = 0
    while try reader.next() != nil { size = max(size, reader.bytes.count) }
    let (count, number) = (reader.byteCount, reader.lineNumber)
    #expect(count == 3_600_000 && number == 400_000 && size < 1_000_000)
  }

  @Test(arguments: [101, 70_000, 200_000, 1_000_000], ["", "\n", "\nlast", "\n\n"])
  func `a line over the maximum is skipped, and counts as a line`(_ length: Int, _ end: String)
    throws
  {
    let long = String(repeating: "a", count: length)
    var reader = try reader("first\n\(long)\(end)", maximumByteCount: 100)
    var lines: [String] = []
    while let line = try next(&reader) { lines.append(line) }
    let rest = end == "\nlast" ? ["3: last"] : end == "\n\n" ? ["3: "] : []
    #expect(lines == ["1: first", "2: 97 too long"] + rest)
    let size = reader.bytes.count
    #expect(size <= 128 << 10)
  }

  @Test func `a line as long as the maximum is whole`() throws {
    let line = String(repeating: "a", count: 100)
    var reader = try reader("\(line)\n\(line)a\n\(line)", maximumByteCount: 100)
    var lines: [String] = []
    while let line = try next(&reader) { lines.append(line) }
    #expect(lines == ["1: \(line)", "2: 97 too long", "3: \(line)"])
  }

  @Test func `a line that doesn't fit beside what is held comes again`() throws {
    let line = String(repeating: "a", count: 60)
    var reader = try reader("\(line)\n\(line)\nb", maximumByteCount: 100)
    var lines = [try next(&reader)]
    reader.held = 0
    lines.append(try next(&reader))
    reader.held = nil
    lines += [try next(&reader), try next(&reader)]
    #expect(lines == ["1: \(line)", "no room", "2: \(line)", "3: b"])
  }
}
