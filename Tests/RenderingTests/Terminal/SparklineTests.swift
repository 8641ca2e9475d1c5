import Testing

@testable import Rendering

struct SparklineTests {
  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([0, 80, 0, 1], "·█·▁"), ([0, 0], "··"), ([5], "█"),
      ([], ""), ([10, 11, 100], "▁▁█"), ([50, 51, 100], "▄▅█"),
    ] as [([Int128], String)])
  func `values are columns up to the highest, and nothing is a gap`(
    _ values: [Int128], _ text: String
  ) {
    #expect(Sparkline.text(of: values) == text)
  }

  @Test func `huge values are no trouble`() {
    #expect(Sparkline.text(of: [.max, .max / 2, 1]) == "█▄▁")
  }

  @Test(arguments: [(1, [28], 7), (2, [10, 18], 4), (3, [6, 15, 7], 3), (6, [3, 7, 11, 7], 2)])
  func `neighbours are folded into sums of equally many`(
    _ count: Int, _ sums: [Int128], _ each: Int
  ) {
    let folded = Sparkline.folded([1, 2, 3, 4, 5, 6, 7], to: count)
    #expect(folded.sums == sums)
    #expect(folded.each == each)
  }

  @Test(arguments: [7, 8, 100])
  func `what fits isn't folded`(_ count: Int) {
    let folded = Sparkline.folded([1, 2, 3, 4, 5, 6, 7], to: count)
    #expect(folded.sums == [1, 2, 3, 4, 5, 6, 7])
    #expect(folded.each == 1)
  }
}
