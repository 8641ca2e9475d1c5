package import Pricing

/// The parts of a usage in its `iterations`: one for each time that the model was asked within a response.
package struct UsageDetails {
  /// The usage of another model that gave advice, which the response's own counts don't include.
  package struct Advice {
    /// The number in the table of names.
    package var model: UInt32
    package var usage: TokenUsage
  }

  /// The parts of the response's own counts; empty unless there are several.
  package var messages: [TokenUsage] = []
  package var advice: ContiguousArray<Advice> = []

  var isEmpty: Bool { messages.isEmpty && advice.isEmpty }

  /// Returns the details with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> UsageDetails {
    var details = self
    for index in advice.indices { details.advice[index].model = numbers[Int(advice[index].model)] }
    return details
  }

  /// Has the advice given in the United States, because the response was.
  mutating func placeAdviceInUS() {
    for index in advice.indices { advice[index].usage.isInUS = true }
  }

  /// Returns the parts of two rows: in each place the largest counts.
  func takingLargest(of other: UsageDetails) -> UsageDetails {
    var details = self
    for (index, usage) in other.messages.enumerated() {
      if index < messages.count {
        details.messages[index].takeLargest(of: usage)
      } else {
        details.messages.append(usage)
      }
    }
    for (index, part) in other.advice.enumerated() {
      if index < advice.count {
        details.advice[index].usage.takeLargest(of: part.usage)
      } else {
        details.advice.append(part)
      }
    }
    return details
  }
}

extension Response {
  /// The parts of the usage, if they add up to it; empty otherwise.
  package var iterations: [TokenUsage] {
    guard let messages = details?.messages, messages.count > 1 else { return [] }
    /// Returns the sum of a count over the iterations.
    func sum(_ count: (TokenUsage) -> Int) -> Int128 {
      messages.reduce(0) { $0 + Int128(count($1)) }
    }
    let counts: [(TokenUsage) -> Int] = [
      { $0.input }, { $0.output }, { $0.cacheWrites }, { $0.cacheRead },
    ]
    return counts.allSatisfy { sum($0) == Int128($0(usage)) } ? messages : []
  }
}
