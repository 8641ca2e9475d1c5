// How transcripts become cells
//
//     TranscriptScan's responses and calls -> those in range, sorted by time -> ScannedRecord
//                                          -> RecordFilter -> Aggregate
//
// Each response or call is converted to a record, so that filters and dimensions work as for records of the
// log. The cost of a response depends on the whole request, so it is computed here rather than from cells.

import ActivityLog
import Bytes
import OperatingSystem
import Pricing
import Transcripts

/// Adds the calls and responses of transcripts to a scan's result.
struct TranscriptAggregation<Accumulator: Reduction> {
  /// The maximum number of models without a price that are listed; the rest is only counted.
  private static var namedModels: Int { 3 }

  private let query: Query
  private let rates: RateCard
  private let transcripts: TranscriptScan
  private let basis: CostBasis
  private let home: String?
  private var filter: RecordFilter
  private var result: ScanResult<Accumulator>
  private var clock = RecordClock()
  private var pricings: [UInt32: RequestPricing] = [:]
  /// The number of responses charged at the default rates, by model.
  private var unpriced: [UInt32: Int] = [:]
  private var day: CalendarDate?

  init(
    of transcripts: TranscriptScan, for query: Query, rates: RateCard, home: String?,
    addingTo result: ScanResult<Accumulator>
  ) {
    self.query = query
    self.rates = rates
    self.transcripts = transcripts
    self.result = result
    basis = CostBasis(of: query)
    self.home = home
    filter = RecordFilter(query.filters, onlyFailed: query.onlyFailed, home: home)
    if basis == .both { filter.ignoreCalls() }
  }

  /// Adds the responses, and the calls unless those come from the log.
  mutating func run() -> ScanResult<Accumulator> {
    var builder = TranscriptRecordBuilder(for: transcripts, home: home, usesRoots: basis == .both)
    let calls = transcripts.calls
    let responses = transcripts.responses
    widenDays(by: calls.map { $0.seconds })
    widenDays(by: responses.map { $0.seconds })
    if query.source == .transcripts {
      for call in elementsInRange(of: calls, at: { $0.seconds }) {
        builder.makeRecord(of: call)
        guard acceptsRecord(of: builder, at: call.seconds) else { continue }
        result.accumulator.add(call: builder.record, in: builder.bytes.span)
      }
    }
    day = nil
    if basis.hasUsage {
      let responses = elementsInRange(of: responses, at: { $0.seconds })
      if basis == .both { compareBeginnings(with: responses.first) }
      for response in responses {
        builder.makeRecord(of: response)
        guard acceptsRecord(of: builder, at: response.seconds) else { continue }
        let cost = pricing(of: response.model).cost(
          of: response.usage, on: clock.dateInUTC(of: response.seconds))
        result.accumulator.add(
          response: response, cost: cost, named: builder.record, in: builder.bytes.span)
      }
    }
    result.addNames(of: filter)
    result.messages += unpricedMessages
    return result
  }

  /// Adds a message if the log and the transcripts begin on different days, because that distorts shares.
  private mutating func compareBeginnings(with response: Response?) {
    guard let billed = response.map({ clock.localDate(of: $0.seconds) }),
      let logged = result.firstCountedDay, billed != logged
    else { return }
    result.messages.append(
      "the log begins on \(logged), the transcripts on \(billed): to compare the same days, give "
        + "--since \(max(billed, logged))")
  }

  /// Adds the days of some times to the result's days, in range or not.
  private mutating func widenDays(by seconds: [Int]) {
    for moment in [seconds.min(), seconds.max()].compactMap({ $0 }) {
      result.days.extend(to: clock.localDate(of: moment))
    }
  }

  /// Returns the elements in range, sorted by time.
  private mutating func elementsInRange<Element>(
    of elements: ContiguousArray<Element>, at seconds: (Element) -> Int
  ) -> [Element] {
    elements.filter { query.days.contains(clock.localDate(of: seconds($0))) }
      .sorted { seconds($0) < seconds($1) }
  }

  /// Counts a record, which may start a new day, and returns whether it is selected.
  private mutating func acceptsRecord(
    of builder: TranscriptRecordBuilder, at seconds: Int
  ) -> Bool {
    let date = clock.localDate(of: seconds)
    if date != day {
      day = date
      let file = DayFile(date: date, path: "")
      filter.begin(file: file)
      result.accumulator.begin(file: file)
    }
    result.quality.records += 1
    guard filter.accepts(builder.record, in: builder.bytes.span) else { return false }
    result.isEmpty = false
    return true
  }

  private mutating func pricing(of model: UInt32) -> RequestPricing {
    let pricing =
      pricings[model]
      ?? rates.pricing(for: model == 0 ? nil : ModelID(transcripts.name(of: model)))
    pricings[model] = pricing
    if pricing.rates.output.source == .byDefault { unpriced[model, default: 0] += 1 }
    return pricing
  }

  /// The messages about models without a price of their own, a line each.
  private var unpricedMessages: [String] {
    let models = unpriced.map { model, count in
      let name =
        model == 0 ? "responses without a model" : "'\(transcripts.name(of: model))'"
      return
        "no known price for \(name): \(NumberText.counted(count, "response")) at the default "
        + "rates; see 'session-stats rates'"
    }.sorted { $0.utf8Precedes($1) }
    let more = models.count - Self.namedModels
    return models.prefix(Self.namedModels)
      + (more > 0 ? ["and of \(NumberText.counted(more, "more model"))"] : [])
  }
}
