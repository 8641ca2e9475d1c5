import ActivityLog
import OperatingSystem
import SessionStats
import TestSupport

@testable import Analysis
@testable import Pricing

extension Aggregate {
  /// Adds the calls of a day.
  mutating func add(_ calls: [Call], daysAgo: Int = 0) throws {
    let day = Logs.today.adding(days: -daysAgo)
    begin(file: DayFile(date: day, path: ""))
    for call in calls {
      try withBytes(try call.line) { bytes in add(call: try ScannedRecord(bytes), in: bytes) }
    }
  }

  /// Returns the total of some calls, at the rates in an environment.
  static func total(of calls: [Call], rates: [String: String] = [:]) throws -> Group? {
    var aggregate = Aggregate(by: [.session, .tool], durationsBy: .tool)
    try aggregate.add(calls)
    return aggregate.total(prices: aggregate.prices(from: try RateCard(Environment(rates))))
  }

  /// Returns the sums of cells by their names in some dimensions, at some rates.
  func groups(by wanted: [Dimension], rates: RateCard) -> [(names: [String?], group: Group)] {
    let places = wanted.map { column(of: $0) }
    let groups = CellGroups(of: self, by: wanted, prices: prices(from: rates)) { cell in
      var key = Key()
      for case (let index, let place?) in places.enumerated() { key[index] = cell[place] }
      return key
    }
    return groups.keys.enumerated().map { number, key in
      let names = places.enumerated().map { index, place in
        place.flatMap { columns[$0].name(of: key[index]) }
      }
      return (names, groups.group(number))
    }
  }
}
