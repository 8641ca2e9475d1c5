/// Numbers in groups, in the order in which they were given: eight bytes for each number or group.
struct NumberRuns: Sendable {
  /// Where each group's numbers begin, and where the last one's end.
  private var starts: ContiguousArray<UInt32> = [0]
  private var numbers: ContiguousArray<UInt32> = []

  init() {}

  /// Groups the numbers from 0 on.
  ///
  /// - Parameter groups: The group of each number.
  init(of groups: ContiguousArray<UInt32>, count: Int) {
    self.init(of: groups.count, count: count) { (groups[$0], UInt32($0)) }
  }

  /// Groups some numbers.
  ///
  /// - Parameters:
  ///   - size: The number of numbers.
  ///   - count: The number of groups.
  ///   - element: Returns the number at an index, and its group.
  init(of size: Int, count: Int, _ element: (Int) -> (group: UInt32, number: UInt32)) {
    guard size > 0 else { return }
    starts = ContiguousArray(repeating: 0, count: count + 1)
    numbers = ContiguousArray(repeating: 0, count: size)
    // First the sizes, each one place further.
    for index in 0..<size { starts[Int(element(index).group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    // What has been filled moves each start to the group's end, where the next group begins.
    for index in 0..<size {
      let (group, number) = element(index)
      numbers[Int(starts[Int(group)])] = number
      starts[Int(group)] += 1
    }
    for group in (0..<count).reversed() { starts[group + 1] = starts[group] }
    starts[0] = 0
  }

  /// Calls `body` with each number in a group.
  func forEach(in group: Int, _ body: (Int) -> Void) {
    guard group + 1 < starts.count else { return }
    for index in starts[group]..<starts[group + 1] { body(Int(numbers[Int(index)])) }
  }
}
