import ActivityLog
import JSONLines
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

/// Tests that scans of consecutive files can be added.
struct TranscriptSumTests {
  private let rows = TranscriptRows()

  /// Returns a scan of all files, and sums of scans of parts.
  private func scans(
    _ files: [TranscriptFile], cutAfter cuts: Set<Int>, earlier: Set<UInt64> = []
  ) throws -> (whole: TranscriptScan, sum: TranscriptScan, grouped: TranscriptScan) {
    var whole = TranscriptScan(showsOutput: true, earlierSessions: earlier)
    var parts = [TranscriptScan(showsOutput: true, earlierSessions: earlier)]
    for (index, file) in files.enumerated() {
      try whole.read(file)
      try parts[parts.count - 1].read(file)
      if cuts.contains(index) {
        parts.append(
          TranscriptScan(showsOutput: true, followsOthers: true, earlierSessions: earlier))
      }
    }
    var sum = parts[0]
    for part in parts.dropFirst() { sum += part }
    // Added from the other end: the last two first.
    var grouped = parts[parts.count - 1]
    for part in parts.dropLast().reversed() {
      var part = part
      part += grouped
      grouped = part
    }
    return (whole, sum, grouped)
  }

  private func files(_ texts: [String: String]) throws -> (TemporaryDirectory, [TranscriptFile]) {
    let directory = try TemporaryDirectory()
    for (name, text) in texts { try directory.write(text, to: name) }
    return (directory, TranscriptSearch(in: [directory.path], environment: Environment([:])).files)
  }

  /// Returns a description of everything in a scan.
  private func told(_ scan: TranscriptScan) -> [String] {
    func name(_ number: UInt32) -> String { scan.names.name(of: number) }
    func words(_ origin: RowOrigin) -> String {
      [origin.session, origin.directory, origin.root, origin.branch, origin.agentID].map(name)
        .joined(separator: " ") + " \(origin.isSubagent) \(scan.agentType(of: origin) ?? "main")"
    }
    let responses = scan.outputs.map { response, output in
      "\(response.usage) \(name(response.model)) \(words(response.origin)) \(response.seconds) "
        + "\(response.isUnfinished) \(response.isSidechain) \(output) "
        + [response.attribution.skill, response.attribution.server].map(name)
        .joined(separator: " ") + " \(response.details?.messages ?? []) \(response.iterations) "
        + "\(response.details?.advice.map { "\(name($0.model)) \($0.usage)" } ?? [])"
    }
    let costs = scan.costStates.map { state in
      "\(name(state.session)) \(state.startTime) \(state.seconds) \(state.total) "
        + "\(state.models.map { "\(name($0.model)) \($0.cost)" })"
    }
    let calls = scan.calls.map { call in
      [call.tool, call.file, call.command, call.skill, call.subagent, call.model].map(name)
        .joined(separator: " ") + " \(words(call.origin)) \(call.seconds) \(call.hasResult) "
        + "\(call.argumentCharacters) \(call.resultCharacters) \(call.imageTokens) "
        + "\(call.linesAdded) \(call.linesRemoved) \(call.hasFailed) \(call.isRefused)"
    }
    let counts = [
      scan.walk.fileCount, scan.walk.byteCount, scan.walk.rowCount, scan.walk.malformedCount,
      scan.responses.count,
    ]
    // Their order decides between models that are equally frequent.
    let models = (0..<scan.names.count).map { scan.name(of: UInt32($0)) }.filter {
      ["opus", "haiku"].contains($0)
    }
    return responses + calls + costs + ["\(counts)"]
      + scan.walk.malformed.map { "\($0.path) \($0.line)" }
      + models
  }

  @Test(arguments: 1...12)
  func `files read apart and added up tell what they tell in one go`(_ seed: UInt64) throws {
    var scattered = ScatteredRows(seed: seed)
    try expectEqualSums(of: scattered.files())
  }

  @Test(arguments: 1...UInt64(Tier.choose(test: 12, check: 100, all: 400)))
  func `forks, subagents and gateways read apart tell what they tell in one go`(
    _ seed: UInt64
  ) throws {
    var scattered = ScatteredSessions(seed: seed)
    let texts = scattered.files()
    try expectEqualSums(of: texts, earlier: scattered.earlier)
  }

  /// Expects that sums of all possible parts tell what the whole tells.
  private func expectEqualSums(of texts: [String: String], earlier: String? = nil) throws {
    let (directory, files) = try files(texts)
    defer { withExtendedLifetime(directory) {} }
    for cuts in 0..<(1 << max(files.count - 1, 0)) {
      let places = Set((0..<files.count).filter { cuts >> $0 & 1 == 1 })
      let scans = try scans(
        files, cutAfter: places, earlier: Set(earlier.map { [XXH64.hash($0)] } ?? []))
      let owed = told(scans.whole)
      try #require(told(scans.sum) == owed, "cut after \(places)")
      try #require(told(scans.grouped) == owed, "cut after \(places), added from the end")
    }
  }

  @Test func `the first response that tells a subagent's type is right in a sum, too`() throws {
    let texts = ["Explore", "Plan"].enumerated().map { index, type in
      ResponseRow(
        id: "m\(index)", isSidechain: true, agent: "a1", more: #","attributionAgent":"\#(type)""#
      ).text
    }
    try expectEqualSums(of: ["p/0.jsonl": texts[0], "p/1.jsonl": texts[1]])
  }

  // MARK: A call and its result in different scans

  private func call(_ texts: String...) throws -> Call {
    let (directory, files) = try files(
      Dictionary(uniqueKeysWithValues: texts.enumerated().map { ("p/\($0).jsonl", $1) }))
    defer { withExtendedLifetime(directory) {} }
    let sum = try scans(files, cutAfter: [0, 1]).sum
    #expect(sum.calls.count == 1)
    return try #require(sum.calls.first)
  }

  @Test func `a result finds the call that another scan read`() throws {
    let answer = rows.result("toolu_1", response: #"{"stdout":"123456789","stderr":""}"#)
    let call = try call(rows.call("toolu_1"), "", answer)
    #expect(call.hasResult && call.resultCharacters == 9)
  }

  @Test func `the first result after the call is its own, wherever copies of it are`() throws {
    let first = rows.result("toolu_1", #""1""#)
    let second = rows.result("toolu_1", #""22""#)
    let made = rows.call("toolu_1")
    #expect(try call(made, first + made + second, second).resultCharacters == 1)
    #expect(try call(made, made + second, first).resultCharacters == 2)
    #expect(try call(made + first, made + second).resultCharacters == 1)
  }

  @Test func `a result before its call is nobody's, whichever scan read it`() throws {
    let result = rows.result("toolu_1")
    #expect(try !call(result, rows.call("toolu_1")).hasResult)
    #expect(try !call(result + rows.call("toolu_1"), "").hasResult)
  }

  @Test func `a scan that follows none keeps no result for others`() throws {
    let (directory, files) = try files(["p/0.jsonl": rows.result("toolu_1")])
    let (whole, _, _) = try scans(files, cutAfter: [])
    #expect(whole.unclaimed == nil)
    var later = TranscriptScan(followsOthers: true)
    for file in files { try later.read(file) }
    #expect(later.unclaimed?.results.count == 1)
    withExtendedLifetime(directory) {}
  }
}
