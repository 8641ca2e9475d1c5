import JSONLines
import OperatingSystem
import TestSupport
import Testing

struct LineReaderTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func reader(_ text: String) throws -> LineReader {
    LineReader(try FileDescriptor.opening(directory.write(text, to: "file")))
  }

  /// Returns the next line, with its number and end; nil at the end of the file.
  private func next(_ reader: inout LineReader) throws -> String? {
    guard let line = try reader.next() else { return nil }
    return "\(reader.lineNumber): \(reader.bytes.string(line))"
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
    while let line = try reader.next() {
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
    var last = try reader.next() ?? 0..<0
    reader.held = last.lowerBound
    while let next = try reader.next() { last = next }
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
}
