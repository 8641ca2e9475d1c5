import ActivityLog
import JSONLines
import OperatingSystem
import TestSupport
import Testing

struct TotalsReaderTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns the entries of a totals file: `3/4@1` for a section with three of four lines that begins on line
  /// 1, `@2` for lines that belong to none.
  private func entries(_ text: String) throws -> [String] {
    let path = try directory.write(text, to: "totals-2026-01.ndjson")
    var reader = try TotalsReader(of: try FileDescriptor.opening(path))
    var entries: [String] = []
    while let entry = reader.next() {
      switch entry {
      case .section(let section):
        #expect(section.isWhole == (section.totals.count == section.file.lineCount))
        entries.append("\(section.totals.count)/\(section.file.lineCount)@\(section.line)")
      case .stray(let place): entries.append("@\(place.line)")
      }
    }
    return entries
  }

  private static func heading(_ lineCount: Int, states: [UInt32] = []) throws -> String {
    var writer = JSONWriter()
    TotalsHeader(
      date: try #require(CalendarDate("2026-01-14")),
      version: FileVersion(byteCount: 9, hash: 0xAB), recordCount: 7, malformedCount: 1,
      rejectedCount: 2, lineCount: lineCount
    ).write(states: states, to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func totals(_ count: Int = 3) throws -> String {
    var figures = TotalsLine.Figures()
    figures.count = count
    figures.durationTotal = .max
    var writer = JSONWriter()
    TotalsLine.write(
      figures, of: ["s\u{1}", "Bash", nil, nil, "a\"b", nil, nil], hasFailed: true,
      on: try #require(CalendarDate("2026-01-14")), to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `reads sections one after the other`() throws {
    let (line, none) = (try Self.totals(), try Self.heading(0))
    #expect(
      try entries(Self.heading(2) + line + line + none + "\n" + none) == [
        "2/2@1", "0/0@4", "0/0@6",
      ])
    #expect(try entries("").isEmpty)
  }

  @Test func `a section ends with the next heading, the end of the file or too many lines`() throws
  {
    let (heading, line) = (try Self.heading(2), try Self.totals())
    #expect(try entries(heading + line + heading + line) == ["1/2@1", "1/2@3"])
    #expect(try entries(heading + line + line.dropLast(3)) == ["1/2@1"])
    #expect(try entries(heading + line + line + line) == ["2/2@1", "@4"])
    #expect(
      try entries("nonsense\n" + heading + "nonsense\n" + line + line) == ["@1", "1/2@2", "@5"])
  }

  @Test func `what was written is read`() throws {
    let line = try Self.heading(4, states: [0xFF, 0xABCD_EF01])
    let heading = withBytes(line) { TotalsHeader($0) }
    #expect(withBytes(line) { TotalsHeader.states(in: $0) } == [0xFF, 0xABCD_EF01])
    let file = try #require(heading)
    #expect(file.version == FileVersion(byteCount: 9, hash: 0xAB))
    #expect(file.version.hashText == "00000000000000ab")
    #expect((file.recordCount, file.malformedCount, file.rejectedCount) == (7, 1, 2))
    #expect(file.lineCount == 4)
    try withBytes(Self.totals()) { bytes in
      let line = try TotalsLine(bytes)
      #expect(line.hasFailed && line.figures.count == 3 && line.figures.durationTotal == .max)
      #expect(line.record.session?.string(in: bytes) == "s\u{1}")
      #expect(line.record[.branch]?.string(in: bytes) == "a\"b")
      #expect(line.record[.project] == nil)
    }
  }

  @Test func `a version is the beginning of what it grows to, and of nothing else`() throws {
    let path = try directory.write("abcdef", to: "file")
    let file = try FileDescriptor.opening(path)
    let version = try #require(try FileStates(of: file, byteCount: 3)).version
    #expect(try FileStates(of: file, byteCount: 7) == nil)
    for (text, isBeginning) in [("abc", true), ("abcx", true), ("abx", false), ("ab", false)] {
      let other = try FileDescriptor.opening(try directory.write(text, to: "other"))
      #expect(try version.isBeginning(of: other) == isBeginning, "\(text)")
    }
  }

  @Test func `a state is known by a key, whether its last line has an end or not`() throws {
    let text = String(repeating: "{\"tool\":\"Bash\"}\n", count: 40_000)
    let line = text.utf8.count / 40_000
    let ends = [line, 2 * line, 20_000 * line, 40_000 * line]
    let whole = try FileDescriptor.opening(try directory.write(text, to: "whole"))
    let states = try #require(
      try FileStates(of: whole, byteCount: text.utf8.count, ends: ends))
    #expect(states.earlierKeys.count == 4 && Set(states.earlierKeys).count == 4)
    #expect(states.key == states.earlierKeys[3])
    for (end, key) in zip(ends, states.earlierKeys) {
      for count in [end, end - 1] {
        let part = try FileDescriptor.opening(
          try directory.write(String(text.prefix(count)), to: "part"))
        let state = try #require(
          try FileStates(of: part, byteCount: count, ends: [count]))
        #expect(state.key == key && state.earlierKeys == [key], "\(count)")
      }
    }
  }
}
