import TestSupport
import Testing
import Transcripts

@testable import Analysis

struct DurationHistogramTests {
  @Test(arguments: [
    0...0, 0...9, 0...255, 0...300, 250...520, 1_000...1_010, 0...100_000, 900...1_100,
    1_000_000...10_000_000_000, 0...Int.max, Int.max - 1_000...Int.max,
  ])
  func `is within 0.4 percent of the nearest rank`(_ durations: ClosedRange<Int>) throws {
    var numbers = SeededGenerator(seed: 42)
    for count in [1, 2, 3, 7, 99, 100, 101, 1_234] {
      let values = (0..<count).map { _ in Int.random(in: durations, using: &numbers) }.sorted()
      let histogram = try histogram(values)
      for percent in [1, 25, 50, 95, 99, 100] {
        let exact = values[(percent * count + 99) / 100 - 1]
        let found = try #require(histogram.percentile(percent))
        let error = Int128(found) - Int128(exact)
        #expect(
          error.magnitude * 250 <= exact,
          "percentile \(percent) of \(count) is \(found), expected \(exact)")
      }
      #expect(histogram.maximum == values.last)
      #expect(histogram.count == count)
    }
  }

  @Test func `is within 0.4 percent of durations of all magnitudes at once`() throws {
    var numbers = SeededGenerator(seed: 7)
    let values = (0..<5_000).map { _ in
      Int.random(in: 0...Int.max, using: &numbers) >> numbers.below(63)
    }.sorted()
    let histogram = try histogram(values)
    for percent in 1...100 {
      let exact = values[(percent * values.count + 99) / 100 - 1]
      let found = try #require(histogram.percentile(percent))
      #expect((Int128(found) - Int128(exact)).magnitude * 250 <= exact)
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 515, 1_000, 123_457, Int.max - 1, Int.max])
  func `is exact for a single duration`(_ duration: Int) throws {
    let histogram = try histogram([duration])
    #expect(histogram.percentile(50) == duration)
    #expect(histogram.percentile(95) == duration)
    #expect(histogram.maximum == duration)
  }

  @Test(arguments: [(1_024, 1_025), (300, 300), (123_456, 123_457), (Int.max - 1, Int.max)])
  func `has no percentile above the longest duration`(_ shorter: Int, _ longest: Int) throws {
    let found = try #require(try histogram([shorter, longest]).percentile(50))
    #expect(found <= longest)
  }

  @Test func `is exact for short durations`() throws {
    let histogram = try histogram(Array(0...255))
    for percent in 1...100 {
      #expect(histogram.percentile(percent) == (percent * 256 + 99) / 100 - 1)
    }
  }

  @Test func `knows no percentile without durations`() throws {
    let histogram = try histogram([])
    #expect(histogram.percentile(50) == nil)
    #expect(histogram.count == 0)
    #expect(histogram.maximum == 0)
  }

  @Test func `merges to what adding all of them gives`() throws {
    var numbers = SeededGenerator(seed: 3)
    let small = (0..<500).map { _ in numbers.below(901) }
    let large = (0..<300).map { _ in Int.random(in: 500...9_000_000, using: &numbers) }
    let all = try histogram(small + large)
    for (left, right) in [(small, large), (large, small), ([], small + large)] {
      var merged = try histogram(left)
      merged += try histogram(right)
      #expect(merged.count == all.count)
      #expect(merged.maximum == all.maximum)
      for percent in 1...100 { #expect(merged.percentile(percent) == all.percentile(percent)) }
    }
  }

  private func histogram(_ durations: [Int]) throws -> DurationHistogram {
    var histogram = DurationHistogram()
    for duration in durations { histogram.add(duration: duration) }
    return histogram
  }
}
