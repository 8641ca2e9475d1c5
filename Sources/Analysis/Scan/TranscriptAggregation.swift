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

  /// The number of seconds after a call's end within which the hook logs it.
  private static var hookSeconds: Int { 60 }

  private let query: Query
  private let transcripts: ReadTranscripts
  /// The calls that the log contains; nil if it isn't read.
  private let logged: LoggedCalls?
  private let home: String?
  private var result: ScanResult<Accumulator>
  private var clock = RecordClock()
  private var costs: ResponseCosts
  /// The number of responses charged at the default rates, by model.
  private var unpriced: [UInt32: Int] = [:]
  private var day: CalendarDate?

  init(
    of transcripts: ReadTranscripts, for query: Query, besides logged: LoggedCalls?,
    rates: RateCard, home: String?, addingTo result: ScanResult<Accumulator>
  ) {
    self.query = query
    self.logged = logged
    costs = ResponseCosts(rates: rates, names: transcripts.scan)
    self.transcripts = transcripts
    self.result = result
    self.home = home
  }

  /// Adds the calls that aren't in the log, and the responses if the report is about them.
  mutating func run() -> ScanResult<Accumulator> {
    var builder = TranscriptRecordBuilder(
      for: transcripts.scan, home: home, sessionNames: logged?.sessionNames ?? [:])
    widenDays(by: transcripts.calls.map { $0.seconds })
    widenDays(by: transcripts.responses.map { $0.seconds })
    var refused = 0
    for place in placesInRange(of: transcripts.calls, at: { $0.seconds }) {
      let call = transcripts.calls[place]
      if isLogged(call) { continue }
      builder.makeRecord(of: call)
      result.quality.records += 1
      guard acceptsRecord(of: builder, at: call.seconds) else { continue }
      result.accumulator.add(call: builder.record, in: builder.bytes.span)
      if call.isRefused { refused += 1 }
    }
    result.refusedCalls = refused
    day = nil
    if result.basis.hasUsage {
      for place in placesInRange(of: transcripts.responses, at: { $0.seconds }) {
        add(transcripts.responses[place], with: &builder)
      }
      result.uncovered = uncoveredSessions
    }
    result.messages += unpricedMessages
    return result
  }

  /// The selected sessions of the log of which no transcript has a response or a call.
  private var uncoveredSessions: SessionDays? {
    guard let logged, !logged.selectedSessions.isEmpty else { return nil }
    var numbers: Set<UInt32> = []
    for response in transcripts.responses { numbers.insert(response.origin.session) }
    for call in transcripts.calls { numbers.insert(call.origin.session) }
    var covered: Set<UInt64> = []
    for number in numbers {
      let id = transcripts.scan.name(of: number)
      covered.insert(XXH64.hash(id))
      // Totals have only the name.
      if let name = logged.sessionNames[id] { covered.insert(XXH64.hash(name)) }
    }
    return SessionDays(
      of: logged.selectedSessions.filter { !covered.contains($0.key) }.map { $0.value })
  }

  /// Returns whether the log contains a call, or may contain it.
  private mutating func isLogged(_ call: Call) -> Bool {
    guard let logged else { return false }
    if let id = call.idHash, logged.ids.contains(id) { return true }
    // The hook writes a little after the call ended, so possibly on the next day.
    let dates = [call.seconds, call.seconds + Self.hookSeconds].map { clock.localDate(of: $0) }
    guard
      dates.contains(where: logged.unnamedDays.contains)
    else { return false }
    result.quality.uncomparedCalls += 1
    return true
  }

  /// Adds a response and the advice in it, each at the rates of its model.
  private mutating func add(_ response: Response, with builder: inout TranscriptRecordBuilder) {
    result.quality.records += 1
    var counted: [UInt32] = []
    for (index, charge) in costs.charges(of: response).enumerated() {
      builder.makeRecord(of: response, by: charge.number)
      guard acceptsRecord(of: builder, at: response.seconds) else { continue }
      if charge.isAtDefaultRates { unpriced[charge.number, default: 0] += 1 }
      result.accumulator.add(
        response: ResponseCharge(
          usage: charge.usage, cost: charge.cost,
          part: counted.isEmpty ? .response : counted.contains(charge.number) ? .more : .advice,
          isUnfinished: response.isUnfinished && index == 0,
          isSubagent: response.origin.isSubagent),
        named: builder.record, in: builder.bytes.span)
      counted.append(charge.number)
    }
  }

  /// Adds the days of some times to the result's days, in range or not.
  private mutating func widenDays(by seconds: [Int]) {
    for moment in [seconds.min(), seconds.max()].compactMap({ $0 }) {
      result.days.extend(to: clock.localDate(of: moment))
    }
  }

  /// Returns the indices of the elements in range, sorted by time.
  private mutating func placesInRange<Element>(
    of elements: ContiguousArray<Element>, at seconds: (Element) -> Int
  ) -> [Int] {
    // Sorts small pairs, because elements are large.
    var places: [(seconds: Int, place: Int)] = []
    for (place, element) in elements.enumerated() {
      let time = seconds(element)
      if query.days.contains(clock.localDate(of: time)) { places.append((time, place)) }
    }
    places.sort { ($0.seconds, $0.place) < ($1.seconds, $1.place) }
    return places.map { $0.place }
  }

  /// Begins the record's day if it is a new one, and returns whether the record is selected.
  private mutating func acceptsRecord(
    of builder: TranscriptRecordBuilder, at seconds: Int
  ) -> Bool {
    let date = clock.localDate(of: seconds)
    if date != day {
      day = date
      let file = DayFile(date: date, path: "")
      result.filter.begin(file: file)
      result.accumulator.begin(file: file)
    }
    guard result.filter.accepts(builder.record, in: builder.bytes.span) else { return false }
    result.isEmpty = false
    return true
  }

  /// The messages about models without a price of their own, a line each.
  private var unpricedMessages: [String] {
    let models = unpriced.map { model, count in
      let name =
        model == 0 ? "responses without a model" : "'\(transcripts.scan.name(of: model))'"
      return
        "no known price for \(name): \(NumberText.counted(count, "response")) at the default "
        + "rates; see 'session-stats rates'"
    }.sorted { $0.utf8Precedes($1) }
    let more = models.count - Self.namedModels
    return models.prefix(Self.namedModels)
      + (more > 0 ? ["and of \(NumberText.counted(more, "more model"))"] : [])
  }
}
