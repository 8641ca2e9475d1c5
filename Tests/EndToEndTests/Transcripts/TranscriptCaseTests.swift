import Foundation
import TestSupport
import Testing

/// Runs the real reporter on small transcripts in which other programs count wrongly.
struct TranscriptCaseTests {
  @Test(arguments: TranscriptCase.all)
  func `reports`(_ one: TranscriptCase) throws {
    let directory = try TemporaryDirectory()
    for (path, lines) in one.files { try directory.write(lines.joined(), to: path) }
    let consequences = try Program.built("session-stats").run(
      ["--transcripts", directory.path, "--range", "all", "--json"] + one.arguments,
      environment: ["HOME": "/nowhere", "TZ": "UTC"])
    #expect(consequences.status == 0, "\(consequences)")
    let report = try JSONSerialization.jsonObject(with: Data(consequences.standardOutput.utf8))
    for (path, expected) in one.expected {
      #expect(TranscriptCase.text(at: path, of: report) == expected, "\(path)")
    }
  }
}
