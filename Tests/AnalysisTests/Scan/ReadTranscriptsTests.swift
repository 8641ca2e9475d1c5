import OperatingSystem
import TestSupport
import Testing
import Transcripts

@testable import Analysis
@testable import ReporterSupport

struct ReadTranscriptsTests {
  private typealias Make = AccuracyTranscripts

  private func read(_ rows: [String], days word: String = "all") throws -> ReadTranscripts {
    let transcripts = try Make(rows)
    return ReadTranscripts(
      in: [], days: try DayRange(word: word, today: Logs.today),
      environment: Environment(["CLAUDE_CONFIG_DIR": transcripts.directory.path]))
  }

  @Test(
    arguments: [
      ("", []), (#""attributionSkill":"x","#, [.skill]),
      (#""attributionMcpServer":"x","#, [.server]),
      (#""attributionPlugin":"x","#, [.plugin]), (#""attributionSkill":"","#, []),
      (#""attributionAgent":"x","#, []),
      (#""attributionSkill":"x","attributionPlugin":"y","#, [.skill, .plugin]),
    ] as [(String, Set<Dimension>)])
  func `one response is enough to say what responses name`(
    _ members: String, _ expected: Set<Dimension>
  ) throws {
    let rows = [Make.row("1"), Make.row("2", more: members), Make.row("3")]
    #expect(try read(rows).attributed == expected)
  }

  @Test func `a response or a call of a day is something of it`() throws {
    let read = try read([
      Make.row("1", call: "Bash", day: "2026-01-12"), Make.result(of: "1", day: "2026-01-13"),
    ])
    let days = try ["2d", "1d", "today"].map {
      read.hasAny(of: try DayRange(day: $0, today: Logs.today))
    }
    #expect(days == [true, true, false])
    #expect(try !self.read([]).hasAny(of: DayRange(word: "all", today: Logs.today)))
  }

  @Test func `nothing was read if all there is failed`() throws {
    let days = try DayRange(word: "all", today: Logs.today)
    let transcripts = try Make([Make.row("1")])
    let (good, bad) = (transcripts.directory.path, "/nowhere")
    for (paths, isUnreadable) in [([good], false), ([bad], true), ([bad, good], false)] {
      let read = ReadTranscripts(in: paths, days: days, environment: Environment([:]))
      #expect(read.isUnreadable == isUnreadable)
      #expect(read.failures.isEmpty == !paths.contains(bad))
    }
    let none = ReadTranscripts(in: [], days: days, environment: Environment([:]))
    #expect(none.isUnreadable && none.search.directories.isEmpty)
  }
}
