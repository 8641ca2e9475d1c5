import ActivityLog
import Testing

struct CountTests {
  @Test(arguments: [(0, 0, 0), (2, 3, 5), (.max, 0, .max), (.max - 1, 1, .max), (.max, .max, .max)])
  func `adds up to the largest number`(_ left: Int, _ right: Int, _ sum: Int) {
    #expect(left.saturatingAdd(right) == sum)
  }
}
