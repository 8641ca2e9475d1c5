import Analysis
import Pricing
import Rendering

/// The rows of a report in order; reading a row sums it.
struct GroupedRows: Sendable {
  let groups: CellGroups
  let names: RowNames
  /// The amounts by which groups are compared, by their numbers.
  private var amounts: ContiguousArray<Int128> = []
  /// The numbers of the groups that are shown, in their order.
  private var shown: ContiguousArray<UInt32> = []

  /// Groups cells by displayed names.
  init(of calls: Aggregate, by names: RowNames, prices: [ModelRates]) {
    var names = names
    groups = CellGroups(of: calls, by: names.dimensions, prices: prices) { names.key(of: $0) }
    self.names = names
  }

  /// Groups cells by displayed names, and sorts the groups.
  ///
  /// - Parameters:
  ///   - key: What rows are sorted by without another order, and compared by.
  ///   - top: The number of rows to show; nil for all.
  init(
    of calls: Aggregate, by names: RowNames, prices: [ModelRates], order: RowOrder = RowOrder(),
    key: RowOrder.Key, source: CostSource, top: Int? = nil
  ) {
    self.init(of: calls, by: names, prices: prices)
    let key = order.key ?? key
    amounts = ContiguousArray(
      (0..<groups.count).map { number in
        (key == .name ? .count : key).amount(of: groups.figures(ofGroup: number), from: source) ?? 0
      })
    let keys = groups.keys
    let isByTime = order.key == nil && self.names.dimensions.first?.isTime == true
    let isByAmount =
      key != .name && !(order.key == nil && self.names.dimensions.allSatisfy { $0.isTime })
    /// Returns whether a group comes before another one, in the order that isn't reversed.
    func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
      let (mine, others) = (Int(left), Int(right))
      if isByTime, let precedes = self.names.precedes(keys[mine], keys[others], at: 0) {
        return precedes
      }
      if isByAmount, amounts[mine] != amounts[others] { return amounts[mine] > amounts[others] }
      return self.names.precedes(keys[mine], keys[others])
    }
    shown = Self.first(top ?? groups.count, of: groups.count) {
      order.isReversed ? precedes($1, $0) : precedes($0, $1)
    }
  }

  /// Returns the first of some numbers in an order; sorts only a few at a time if few are wanted.
  private static func first(
    _ wanted: Int, of count: Int, by precedes: (UInt32, UInt32) -> Bool
  ) -> ContiguousArray<UInt32> {
    var first = ContiguousArray<UInt32>()
    /// The last number that is known to be among the first ones.
    var last: UInt32?
    let (room, overflow) = wanted.multipliedReportingOverflow(by: 2)
    for number in 0..<UInt32(count) where wanted > 0 {
      if let last, precedes(last, number) { continue }
      first.append(number)
      guard !overflow, first.count >= max(room, 64) else { continue }
      first.sort(by: precedes)
      first.removeLast(first.count - wanted)
      last = first.last
    }
    first.sort(by: precedes)
    first.removeLast(max(0, first.count - wanted))
    return first
  }

  /// The number of rows that are shown.
  var count: Int { shown.count }

  /// The number of rows that aren't.
  var hiddenCount: Int { groups.count - shown.count }

  /// Returns the numbers of a row's displayed names.
  func key(ofRow row: Int) -> Aggregate.Key { groups.keys[Int(shown[row])] }

  /// Returns the displayed names of a row.
  func names(ofRow row: Int) -> [String] { names.names(of: key(ofRow: row)) }

  /// Returns the sum of a row.
  func group(ofRow row: Int) -> Aggregate.Group { groups.group(Int(shown[row])) }

  /// Returns the share of the first rows in an amount; nil if that is 0.
  func shares(ofFirst count: Int, in whole: Int128?, title: String) -> Table.Shares? {
    guard let whole, whole > 0 else { return nil }
    let parts = shown.prefix(count).map { Double(amounts[Int($0)]) / Double(whole) }
    return Table.Shares(title: title, parts: parts, total: 1, longest: parts.max() ?? 1)
  }
}
