import Testing

@testable import Rendering

struct BarTests {
  @Test(arguments: [
    (0.0, ""), (1.0, "████"), (0.5, "██"), (0.25, "█"), (0.125, "▌"), (0.03125, "▏"),
    (0.28125, "█▏"), (0.9, "███▋"), (0.000_001, "▏"), (7.0, "████"), (-1.0, ""),
  ])
  func `a bar of four cells is exact to an eighth of one`(_ part: Double, _ bar: String) {
    #expect(Sparkline.bar(for: part, cells: 4) == bar)
  }

  @Test func `bars are as long as their parts say`() {
    for cells in 1...20 {
      for eighths in 0...(cells * 8) {
        let bar = Sparkline.bar(for: Double(eighths) / Double(cells * 8), cells: cells)
        let lengths = bar.unicodeScalars.map { Int(0x2590) - Int($0.value) }
        #expect(lengths.reduce(0, +) == eighths)
        #expect(lengths.dropLast().allSatisfy { $0 == 8 })
      }
    }
    #expect(Sparkline.bar(for: 1, cells: 0) == "")
  }

  @Test(arguments: [
    (0.0, "0%"), (1.0, "100%"), (0.5, "50%"), (0.004, "<1%"), (0.005, "1%"), (0.994, "99%"),
    (0.996, ">99%"), (0.333, "33%"), (2.0, "100%"),
  ])
  func `shares are whole percents that don't say none or all of what isn't`(
    _ part: Double, _ text: String
  ) {
    #expect(TerminalTable.percent(of: part) == text)
  }
}
