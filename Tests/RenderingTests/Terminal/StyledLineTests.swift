import Testing

@testable import Rendering

struct StyledLineTests {
  @Test func `pieces have their styles only where there are colours`() {
    var line = StyledLine("Tool", style: .heading)
    line.pad(to: 6)
    line.append("3", style: .alarm)
    line.append("!", style: .plain)
    #expect(line.text(hasColor: false) == "Tool  3!")
    #expect(line.text(hasColor: true) == "\u{1B}[1mTool\u{1B}[0m  \u{1B}[31m3\u{1B}[0m!")
    #expect(line.width == 8)
  }

  @Test func `spaces at the end are left out`() {
    var line = StyledLine("日本")
    line.pad(to: 10)
    #expect(line.text(hasColor: true) == "日本")
    #expect(line.width == 4)
    line.pad(to: 2)
    line.append("x")
    #expect(line.text(hasColor: true) == "日本      x")
  }

  @Test func `what could steer the terminal is made visible`() {
    let line = StyledLine("\u{1B}[2J\u{202E}\n", style: .bar)
    #expect(line.text(hasColor: false) == "\\x1b[2J\\u{202e}\\x0a")
    #expect(line.width == 19)
  }

  @Test(arguments: [
    (100, ["one two three"]), (13, ["one two three"]), (12, ["one two", "three"]),
    (7, ["one two", "three"]), (6, ["one", "two", "three"]), (1, ["one", "two", "three"]),
  ])
  func `text is broken at spaces`(_ width: Int, _ lines: [String]) {
    #expect(
      StyledLine.wrapped("one two three", style: .faint, to: width).map { $0.text(hasColor: false) }
        == lines)
  }
}
