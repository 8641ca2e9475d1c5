// How a session's two costs are compared
//
// Claude Code counts what it pays for each session, and writes the sum when it exits. Transcripts have no time for
// that sum, and it covers the whole session. So sessions are chosen by their responses of some days, and compared
// as a whole. A fork's count includes its original's up to the fork, which is taken off again.

import Bytes
package import OperatingSystem
package import Pricing
import Transcripts

/// Claude Code's own counts of sessions, beside the costs of their responses.
package struct Reconciliation {
  /// The sessions with responses of the days, in the order of their names.
  package let sessions: [ReconciledSession]
  /// The day of the oldest of their responses; nil without sessions.
  package let firstDay: CalendarDate?

  /// The hints about filters that match nothing.
  package internal(set) var hints: [String] = []

  /// The sums over the sessions that Claude Code counted.
  package var counted: (sessions: Int, claudeCode: Money, responses: Money) {
    sessions.reduce(into: (0, Money(), Money())) { sum, session in
      guard let counted = session.counted else { return }
      sum.0 += 1
      sum.1 += counted
      sum.2 += session.responses
    }
  }

  /// Whether the sums differ by more than a percent.
  package var differs: Bool {
    let sums = counted
    let difference = (sums.claudeCode - sums.responses).units.magnitude
    return difference > 0 && difference > sums.claudeCode.units.magnitude / 100
  }

  /// - Parameter wanted: The numbers of the sessions.
  init(of transcripts: ReadTranscripts, sessions wanted: Set<UInt32>, rates: RateCard) {
    var costs = ResponseCosts(rates: rates, names: transcripts.scan)
    var sessions: [UInt32: ReconciledSession] = [:]
    var times: [UInt32: ClosedRange<Int>] = [:]
    for number in wanted {
      sessions[number] = ReconciledSession(transcripts.scan.name(of: number))
    }
    for response in transcripts.responses where wanted.contains(response.origin.session) {
      let session = response.origin.session
      sessions[session]?.add(response, costs: &costs)
      let known = times[session] ?? response.seconds...response.seconds
      times[session] =
        min(known.lowerBound, response.seconds)...max(known.upperBound, response.seconds)
    }
    var last: [UInt32: CostState] = [:]
    var byStart: [Int: [CostState]] = [:]
    for state in transcripts.scan.costStates {
      last[state.session] = state
      if state.startTime != 0 { byStart[state.startTime, default: []].append(state) }
    }
    for (number, time) in times {
      guard let last = last[number] else { continue }
      // A fork made before copies were marked has at least its original's time.
      let marked = transcripts.scan.originals[number]
      let original = byStart[last.startTime]?.filter {
        $0.session == marked ?? $0.session && $0.session != number
          && $0.seconds <= time.lowerBound
          && (marked == nil ? $0.total < last.total : $0.total <= last.total)
      }.max { $0.total < $1.total }
      sessions[number]?.lacksOriginal = marked != nil && original == nil
      sessions[number]?.add(last, without: original, names: transcripts.scan)
      sessions[number]?.isOld = time.upperBound > last.seconds
    }
    firstDay = times.values.map { $0.lowerBound }.min().map { Moment(seconds: $0).localDate }
    self.sessions = sessions.values.sorted { $0.session.utf8Precedes($1.session) }
  }
}

extension ReconciledSession {
  /// Adds a response and its cost.
  fileprivate mutating func add(_ response: Response, costs: inout ResponseCosts) {
    for charge in costs.charges(of: response) {
      let index = place(of: charge.model)
      models[index].responses += charge.cost.total
      models[index].responseTokens += charge.usage.allTokens
      models[index].responseSearches += Int128(charge.usage.webSearches)
      responses += charge.cost.total
    }
    guard response.isUnfinished else { return }
    unfinished.all += 1
    if response.origin.isSubagent { unfinished.ofSubagents += 1 }
  }

  /// Adds Claude Code's count, without that of the session's original.
  fileprivate mutating func add(
    _ state: CostState, without original: CostState?, names: TranscriptScan
  ) {
    counted = state.total - (original?.total ?? Money())
    hasUnknownModel = state.hasUnknownModel
    for part in state.models {
      let before = original?.models.first { $0.model == part.model }
      let index = place(of: ModelID(names.name(of: part.model)).text)
      models[index].counted += part.cost - (before?.cost ?? Money())
      models[index].countedTokens += max(0, part.tokens - (before?.tokens ?? 0))
      models[index].countedSearches += max(0, part.webSearches - (before?.webSearches ?? 0))
    }
    models.removeAll { $0.counted == Money() && $0.responses == Money() }
  }

  private mutating func place(of model: String) -> Int {
    if let place = models.firstIndex(where: { $0.model == model }) { return place }
    let place = models.firstIndex { model.utf8Precedes($0.model) } ?? models.endIndex
    models.insert(Model(model: model), at: place)
    return place
  }
}

extension TokenUsage {
  /// The tokens of all kinds.
  fileprivate var allTokens: Int128 {
    Int128(input) + Int128(output) + Int128(cacheRead) + Int128(cacheWrite5m) + Int128(cacheWrite1h)
  }
}
