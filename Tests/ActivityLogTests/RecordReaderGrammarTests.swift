import ActivityLog
import Foundation
import TestSupport
import Testing

/// Possibly broken texts between similar records: a record must be read exactly where the second implementation
/// of the grammar accepts an object with a tool.
struct RecordReaderGrammarTests {
  private static let values = [
    #""s""#, "1", "true", "false", "null", "[]", "{}", #"[1,"a"]"#, #"{"a":1}"#,
  ]
  private static let known = values.map { #"{"tool":"Known","x":\#($0),"v":1}"# }

  @Test func `a case of the table makes a record where it is JSON, in whatever place`() throws {
    let cases = GrammarCase.all
    #expect(cases.count >= 1_600)
    // Few enough for a reader to learn each valid layout; each text occurs twice.
    for start in stride(from: 0, to: cases.count, by: 100) {
      let bytes = cases[start..<min(start + 100, cases.count)].flatMap { [$0.bytes, $0.bytes] }
      try check(bytes.map { Array(#"{"tool":"Case","x":"#.utf8) + $0 + Array(#","v":1}"#.utf8) })
      try check(bytes.map { Array(#"{"v":["#.utf8) + $0 + Array(#"],"tool":"Case"}"#.utf8) })
      let objects = bytes.filter { $0.first == UInt8(ascii: "{") }
      try check(objects.map { Array(#"{"tool":"Case","#.utf8) + $0.dropFirst() })
      try check(objects.map { $0.dropLast() + Array(#","tool":"Case"}"#.utf8) })
      try check(bytes, haveTool: false)
    }
  }

  @Test func `a record of which a byte is another, left out or doubled is one where it is JSON`()
    throws
  {
    let record = Array(
      (#"{"session_id":"s\u00e9\n","tool":"Case","#
        + #""command":"say \"é\" \\","tokens":{"input":12,"output":-0,"total":1.5e1},"#
        + #""x":[true,{"y":null}],"v":1}"#).utf8)
    let name = Data(record).range(of: Data("tool".utf8))
    for index in record.indices {
      var texts = Tier.sample(UInt8.min...UInt8.max, each: 8, from: index).map { byte in
        var changed = record
        changed[index] = byte
        return changed
      }
      texts.append(Array(record[..<index] + record[(index + 1)...]))
      texts.append(Array(record[...index] + record[index...]))
      let isOfName = name?.contains(index) == true
      try check(texts.filter { $0 != record }, after: record, haveTool: !isOfName)
    }
  }

  /// Reads each text after a record and the previous texts, and by itself.
  private func check(_ texts: [[UInt8]], after record: [UInt8]? = nil, haveTool: Bool = true) throws
  {
    let newline = UInt8(ascii: "\n")
    let separator = Array(Self.known[0].utf8) + [newline]
    var content = Data(Self.known.joined(separator: "\n").utf8)
    if let record { content += [newline] + record }
    content += [newline] + separator
    for text in texts { content += text + [newline] + separator }
    let groups = try entries(content).split(separator: "Known", omittingEmptySubsequences: false)
      .dropFirst(Self.known.count + 1).dropLast()
    try #require(groups.count == texts.count)
    for (text, group) in zip(texts, groups) {
      let isRecord = haveTool && JSONGrammar.acceptsObject(text)
      let isBlank = text.allSatisfy { " \t\r\n".utf8.contains($0) }
      let malformed = group.count { $0.contains(": expected ") || $0.hasSuffix("cut off") }
      let isRight =
        isRecord
        ? group.count == 1 && malformed == 0 : malformed == group.count && group.isEmpty == isBlank
      let isRightAlone = withBytes(text) { (try? ScannedRecord($0)) != nil } == isRecord
      guard !isRight || !isRightAlone else { continue }
      Issue.record("\(String(decoding: text, as: UTF8.self)): \(Array(group))")
    }
  }
}
