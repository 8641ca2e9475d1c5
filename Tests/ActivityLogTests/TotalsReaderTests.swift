import ActivityLog
import JSONLines
import OperatingSystem
import TestSupport
import Testing

struct TotalsReaderTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns the entries of a totals file: `3/4@1!` for a section with three of four lines that begins on
  /// line 1 and isn't whole, `@2` for lines that belong to none.
  private func entries(_ text: String) throws -> [String] {
    let path = try directory.write(text, to: "totals-2026-01.ndjson")
    var reader = try TotalsReader(of: try FileDescriptor.opening(path))
    var entries: [String] = []
    while let entry = reader.next() {
      switch entry {
      case .section(let section):
        let mark = section.isWhole ? "" : "!"
        entries.append(
          "\(section.totals.count)/\(section.file.lineCount)@\(section.line)\(mark)")
      case .stray(let place): entries.append("@\(place.line)")
      }
    }
    return entries
  }

  /// Returns a header of as many lines as are given, or of another number.
  private static func heading(
    _ lines: [String], count: Int? = nil, records: Int? = nil, states: [UInt32] = [],
    ids: [UInt64] = []
  ) throws -> String {
    var hash = XXH64(seed: 0)
    for byte in lines.joined().utf8 { hash.append(byte) }
    let header = TotalsHeader(
      date: try #require(CalendarDate("2026-01-14")), byteCount: 9,
      recordCount: records ?? 3 * lines.count + 2, malformedCount: 1, rejectedCount: 2,
      unnamedCount: 5, lineCount: count ?? lines.count, linesHash: hash.value)
    return String(decoding: header.line(states: states, ids: ids), as: UTF8.self)
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
    let line = try Self.totals()
    let (two, none) = (try Self.heading([line, line]), try Self.heading([]))
    #expect(
      try entries(two + line + line + none + "\n" + none) == ["2/2@1", "0/0@4", "0/0@6"])
    #expect(try entries("").isEmpty)
  }

  @Test func `a section ends with the next heading, the end of the file or too many lines`() throws
  {
    let line = try Self.totals()
    let heading = try Self.heading([line, line])
    #expect(try entries(heading + line + heading + line) == ["1/2@1!", "1/2@3!"])
    #expect(try entries(heading + line + line.dropLast(3)) == ["1/2@1!"])
    #expect(try entries(heading + line + line.dropLast()) == ["2/2@1"])
    #expect(try entries(heading + line + line + line) == ["2/2@1", "@4"])
    #expect(
      try entries("nonsense\n" + heading + "nonsense\n" + line + line) == ["@1", "1/2@2!", "@5"])
  }

  @Test
  func `lines that aren't as they were written, or of another number of records, aren't whole`()
    throws
  {
    let line = try Self.totals()
    #expect(try entries(Self.heading([line]) + Self.totals(4)) == ["1/1@1!"])
    #expect(try entries(Self.heading([line], records: 6) + line) == ["1/1@1!"])
  }

  @Test func `a damaged heading is refused with its lines`() throws {
    let line = try Self.totals()
    let heading = try Self.heading([line, line], states: [7], ids: [8])
    let next = try Self.heading([line]) + line
    for index in 0..<heading.utf8.count - 1 {
      var damaged = Array(heading.utf8)
      damaged[index] ^= 1
      let found = try entries(String(decoding: damaged, as: UTF8.self) + line + line + next)
      // Damage to the beginning makes it a line of no kind.
      let beginning = index < #"{"day_file":"#.utf8.count
      #expect(found == (beginning ? ["@1", "@2", "@3", "1/1@4"] : ["@1", "1/1@4"]), "\(index)")
    }
  }

  @Test func `what was written is read`() throws {
    let text = try Self.heading(
      [], count: 4, records: 7, states: [0xFF, 0xABCD_EF01], ids: [0xAB, .max])
    let heading = withBytes(String(text.dropLast())) { TotalsHeader($0) }
    #expect(withBytes(text) { TotalsHeader.states(in: $0) } == [0xFF, 0xABCD_EF01])
    #expect(withBytes(text) { TotalsHeader.ids(in: $0) } == [0xAB, .max])
    let file = try #require(heading)
    #expect(file.byteCount == 9 && file.lineCount == 4 && file.unnamedCount == 5)
    #expect((file.recordCount, file.malformedCount, file.rejectedCount) == (7, 1, 2))
    try withBytes(Self.totals()) { bytes in
      let line = try TotalsLine(bytes)
      #expect(line.hasFailed && line.figures.count == 3 && line.figures.durationTotal == .max)
      #expect(line.record.session?.string(in: bytes) == "s\u{1}")
      #expect(line.record[.branch]?.string(in: bytes) == "a\"b")
      #expect(line.record[.project] == nil)
    }
  }
}
