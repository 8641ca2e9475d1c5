import Testing

@testable import Setup

struct LineDifferenceTests {
  private func difference(_ old: String, _ new: String) -> String {
    LineDifference(from: ContiguousArray(old.utf8), to: ContiguousArray(new.utf8)).text
  }

  @Test(arguments: [
    ("", "", ""), ("a\nb\n", "a\nb\n", ""), ("a\nc\n", "a\nb\nc\n", "+ 2: b\n"),
    ("a\nb\nc", "a\nc", "- 2: b\n"), ("a\r\nb\r\n", "a\r\nc\r\n", "- 2: b\n+ 2: c\n"),
    ("a\nb\nc\nd", "x\nb\nc\ny\n", "- 1: a\n- 4: d\n+ 1: x\n+ 4: y\n+ 5: \n"),
    ("", "a\n", "+ 1: a\n"), ("a\n", "", "- 1: a\n"),
  ])
  func `shows the lines that go and those that come`(_ old: String, _ new: String, _ text: String) {
    #expect(difference(old, new) == text)
  }

  @Test func `cuts long lines, and shows what steers a terminal`() {
    let line = String(repeating: "x", count: 400)
    #expect(difference("", line) == "- 1: \n+ 1: \(line)\n")
    #expect(difference("a\n", "a\n\(line)y\n") == "+ 2: \(line) …\n")
    #expect(difference("a\n", "a\n\(line)\r\n") == "+ 2: \(line)\n")
    let (before, around) = (String(repeating: "y", count: 40), String(repeating: "z", count: 360))
    #expect(
      difference("\(line)\(before)1\n", "\(line)\(before)2\(around)\n")
        == "- 1: … \(before)1\n+ 1: … \(before)2\(around.dropLast()) …\n")
    #expect(difference("a\u{2028}\nb\n", "a\u{2028}\nc\n") == "- 2: b\n+ 2: c\n")
    #expect(difference("a\n", "a\n\u{1b}[2J\n") == "+ 2: \\x1b[2J\n")
  }
}
