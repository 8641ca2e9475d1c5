import TestSupport

/// Sessions with subagents, their forks and the forks of these, as Claude Code and gateways could have written them.
///
/// In contrast to `ScatteredRows`, copies of a row are equal to it in all that a fork doesn't change.
struct ScatteredSessions {
  /// A line of a transcript.
  private enum Line {
    case response(ResponseRow)
    case other(String)
  }

  private struct Session {
    let name: String
    var lines: [Line]
    /// The day on which it began.
    let day: Int
  }

  /// How a fork marks its copies.
  private enum Mark: CaseIterable {
    case none, request, restamped, both
  }

  private var dice: SeededGenerator
  private var sessions: [Session] = []
  private var responseCount = 0
  private var rowCount = 0
  /// The uuids of the rows that were copied, by those of the copies.
  private var originals: [String: String] = [:]

  /// A session whose transcript exists but isn't read, if any.
  private(set) var earlier: String?

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  /// Returns the texts of files by name.
  mutating func files() -> [String: String] {
    var files: [String: String] = [:]
    let names = ["a", "b", "c", "d", "e"].shuffled(using: &dice)
    for name in names { makeSession(name) }
    for session in sessions {
      var lines = session.lines.map(text)
      let agent = "agent-\(session.name)"
      if dice.pick(true, false) {
        let rows = subagentRows(of: session)
        // Old versions told them only in the progress of calls, and some in both.
        switch dice.below(3) {
        case 0: lines += rows.map { $0.progress(agent: session.name) }
        case 1: files["\(project())/\(agent).jsonl"] = joined(rows.map(\.text))
        default:
          lines += rows.map { $0.progress(agent: session.name) }
          files["\(project())/\(agent).jsonl"] = joined(rows.map(\.text))
        }
      }
      if dice.below(3) == 0 { lines.append(costState(of: session.name)) }
      if session.name != earlier { files["\(project())/\(session.name).jsonl"] = joined(lines) }
    }
    if dice.pick(true, false) { files["work/agent-a.meta.json"] = #"{"agentType":"Plan"}"# }
    return files
  }

  private mutating func project() -> String { dice.pick("work", "-w-shop") }

  private func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private func text(_ line: Line) -> String {
    switch line {
    case .response(let row): row.text
    case .other(let text): text
    }
  }

  // MARK: Sessions

  private mutating func makeSession(_ name: String) {
    let day = dice.pick(10, 11, 12)
    var lines: [Line] = dice.pick(
      [], [.other(#"{"type":"mode"}"#)],
      [.other(#"{"type":"queue-operation","timestamp":"2026-01-\#(day)T00:00:00Z"}"#)])
    if let origin = sessions.last, dice.below(3) > 0 {
      lines += copies(of: origin, in: name, day: day)
      if earlier == nil, dice.below(4) == 0 { earlier = origin.name }
    }
    let isGateway = dice.below(3) == 0
    for _ in 0..<dice.below(4) {
      lines += response(in: name, day: day, id: isGateway ? "relay" : nil)
    }
    sessions.append(Session(name: name, lines: lines, day: day))
  }

  /// Returns copies of the first lines of a session.
  private mutating func copies(of origin: Session, in name: String, day: Int) -> [Line] {
    let mark = dice.pick(Mark.allCases)
    let count = dice.below(origin.lines.count + 1)
    return origin.lines.prefix(count).map { line in
      guard case .response(var row) = line else { return line }
      let (session, uuid) = (row.session ?? "", row.uuid)
      row.session = name
      row.more = ""
      if mark == .request || mark == .both { row.more += #","requestSessionId":"\#(session)""# }
      if mark == .restamped || mark == .both {
        row.more += #","forkedFrom":{"sessionId":"\#(origin.name)""#
        let original = uuid.map { originals[$0] ?? $0 } ?? ""
        row.more += #","messageUuid":"\#(original)"}"#
        let (uuid, time) = nextIdentity(day: day)
        (row.uuid, row.time) = (uuid, time)
        originals[uuid] = original
      } else if let original = uuid.flatMap({ originals[$0] }) {
        // The copy of a copy keeps the mark.
        row.more += #","forkedFrom":{"sessionId":"gone","messageUuid":"\#(original)"}"#
      }
      return .response(row)
    }
  }

  /// Returns the uuid and the time of another row.
  private mutating func nextIdentity(day: Int) -> (uuid: String, time: String) {
    rowCount += 1
    let (minute, second) = (rowCount / 60 % 60, rowCount % 60)
    let time = [minute, second].map { ($0 < 10 ? ":0" : ":") + "\($0)" }.joined()
    return ("u\(rowCount)", "2026-01-\(day)T10\(time)Z")
  }

  // MARK: Responses

  /// Returns the rows of a response, and what the user and tools said.
  private mutating func response(in session: String, day: Int, id: String?) -> [Line] {
    responseCount += 1
    let number = responseCount
    var lines: [Line] = []
    if dice.pick(true, false) { lines.append(.other(SampleTranscripts.prompt())) }
    for row in rows(of: number, in: session, day: day, id: id) {
      lines.append(.response(row))
      if let call = row.content, call.contains("tool_use"), dice.below(4) > 0 {
        let (_, time) = nextIdentity(day: day)
        let text = dice.pick("ok", "The user doesn't want to proceed", "Exit code 1")
        let result = SampleTranscripts.result("t\(number)", "\"\(text)\"", isError: text != "ok")
        lines.append(.other(result.replacing("2026-01-14T10:00:30Z", with: time)))
      }
      // A side question repeats it under a request of its own.
      if dice.below(9) == 0, row.request != nil {
        let (uuid, time) = nextIdentity(day: day)
        let copy = row.with { row in
          (row.uuid, row.time) = (uuid, time)
          (row.request, row.isSidechain) = ("side\(number)", true)
        }
        lines.append(.response(copy))
      }
    }
    return lines
  }

  /// Returns the rows of a response, which grow and of which some may lack a request.
  private mutating func rows(
    of number: Int, in session: String, day: Int, id: String?
  ) -> [ResponseRow] {
    let requests = dice.pick([true], [false], [true, false])
    let hasIDs = dice.below(10) > 0
    let (model, directory) = (dice.pick("opus", "haiku"), dice.pick("/w/shop", "/w/shop/src"))
    let call = SampleTranscripts.call("Bash", #"{"command":"ls"}"#, id: "t\(number)")
    let count = 1 + dice.below(3)
    return (0..<count).map { index in
      let (uuid, time) = nextIdentity(day: day)
      var row = ResponseRow(
        id: hasIDs ? id ?? "m\(number)" : nil, request: nil, uuid: uuid, model: model,
        output: number + dice.below(9), input: dice.pick(0, 10 * number), time: time,
        stop: index == count - 1 ? dice.pick("end_turn", "") : nil,
        branch: dice.pick("main", "side"), session: session, directory: directory)
      if dice.pick(requests) { row.request = "r\(number)" }
      switch dice.below(4) {
      case 0: row.writes = 20
      case 1: row.split = (15, 5)
      case 2: (row.writes, row.split, row.read) = (20, (5, 15), 1_000 + number)
      default: break
      }
      row.usage = usage()
      if dice.below(4) == 0 { row.more += #","attributionSkill":"skill\#(number)""# }
      if dice.below(5) == 0 { row.more += #","attributionMcpServer":"server\#(number)""# }
      row.content = index == 0 ? dice.pick(nil, call) : SampleTranscripts.text("x\(number)")
      return row
    }
  }

  private mutating func usage() -> String {
    let parts = (0..<dice.below(4)).map { _ in
      let type = dice.pick(
        #""type":"message""#, #""type":"advisor_message","model":"adviser\#(dice.below(2))""#)
      return #"{\#(type),"input_tokens":\#(dice.below(9)),"output_tokens":\#(dice.below(9))}"#
    }
    return dice.pick("", #","inference_geo":"us""#, #","speed":"fast""#)
      + (parts.isEmpty ? "" : #","iterations":[\#(parts.joined(separator: ","))]"#)
  }

  private mutating func subagentRows(of session: Session) -> [ResponseRow] {
    (0..<1 + dice.below(2)).flatMap { _ in
      responseCount += 1
      let type = dice.pick("", #","attributionAgent":"Explore""#)
      return rows(of: responseCount, in: session.name, day: session.day, id: nil).map { row in
        row.with { row in
          (row.isSidechain, row.agent) = (true, session.name)
          row.more += type
        }
      }
    }
  }

  private mutating func costState(of session: String) -> String {
    #"{"type":"cost-state","sessionId":"\#(session)","totalCostUSD":\#(dice.below(9)).5,"#
      + #""startTime":\#(dice.below(3)),"modelUsage":{"\#(dice.pick("opus", "titles"))":"#
      + #"{"costUSD":0.1}}}"#
  }
}
