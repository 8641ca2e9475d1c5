import ActivityLog
import OperatingSystem
import TestSupport
import Testing

struct RecordKeyTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func keys(_ text: String, limit: Int = .max) throws -> ContiguousArray<RecordKey> {
    try RecordKey.keys(
      of: FileDescriptor.opening(directory.write(text, to: "file")), limit: limit)
  }

  private static let first = #"{"tool":"A"}"#
  private static let second = "{\n  \"tool\": \"B\",\n  \"x\": {\n    \"y\": 1\n  }\n}"

  @Test(arguments: ["\n", "\r\n", "\n\n", " \n \r\n", ""])
  func `a record has the same key whatever white space is around it`(_ space: String) throws {
    let plain = try keys(Self.first + "\n" + Self.second + "\n")
    #expect(plain.count == 2 && plain[0] != plain[1])
    #expect(try keys(Self.first + "\n" + space + Self.second + space) == plain)
    #expect(try keys("\u{FEFF}" + Self.first + "\n" + Self.second + space) == plain)
    #expect(try keys(Self.first + "\n" + Self.second, limit: 1) == [plain[0]])
  }

  @Test func `a file that is cut off has the keys of the whole file, but for the last`() throws {
    let text = Self.second + "\njunk\n" + Self.first + "\n" + Self.second + "\n[1,\n2]\n"
    let whole = try keys(text)
    #expect(whole.map { $0.isMalformed } == [false, true, false, false, true, true])
    for length in 0...text.utf8.count {
      let part = try keys(String(decoding: text.utf8.prefix(length), as: UTF8.self))
      let known = part.last?.isMalformed == true ? part.dropLast() : part[...]
      #expect(known.elementsEqual(whole.prefix(known.count)), "\(length)")
    }
  }

  @Test func `records are skipped by their positions`() {
    for ranges in [[], [0..<2], [1..<2, 2..<3], [0..<1, 3..<5], [4..<9]] as [[Range<Int>]] {
      var skipped = SkippedRecords(ranges)
      for position in 0..<7 {
        let isIn = ranges.contains { $0.contains(position) }
        #expect(skipped.skipsNext() == isIn, "\(ranges) \(position)")
      }
    }
  }
}
