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
    return aggregate.groups(by: [], rates: try RateCard(Environment(rates))).first?.group
  }

  /// Returns groups at some rates.
  func groups(by wanted: [Dimension], rates: RateCard) -> [(names: [String?], group: Group)] {
    groups(by: wanted, prices: prices(from: rates))
  }
}
