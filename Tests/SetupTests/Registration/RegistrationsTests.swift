import OperatingSystem
import Testing

@testable import Setup

struct RegistrationsTests {
  private static let text = #"""
    {"hooks": {
      "Stop": [{"hooks": [{"type": "command", "command": "x"}]}],
      "PostToolUse": [
        {"type": "command", "command": "session-logger.sh"}, 1,
        {"matcher": "Edit|Bash", "hooks": [{"command": "y"}, null,
          {"type": "command", "command": "\u0063laude-hook-log", "args": [], "if": "Bash"}]}
      ],
      "Other": {}, "PostToolUseFailure": [],
      "SessionStart": [{"hooks": [{"type": "http", "command": "a; claude-hook-log"}]}]
    }}
    """#

  private func registrations(_ text: String = text) throws -> Registrations {
    try Registrations(in: SettingsValue(text), environment: Environment([:]))
  }

  @Test func `finds the handlers that log, and where they stand`() throws {
    let found = try registrations()
    let places = found.handlers.map { handler in
      "\(handler.event) \(handler.position.event.index) \(handler.position.element) "
        + (handler.position.index.map(String.init) ?? "-")
    }
    #expect(places == ["PostToolUse 1 0 -", "PostToolUse 1 2 2", "SessionStart 4 0 0"])
    #expect(
      found.events.map(\.name) == ["Stop", "PostToolUse", "PostToolUseFailure", "SessionStart"])
    #expect(found.handlers.map(\.isWellFormed) == [false, true, false])
    #expect(found.handlers.map(\.isOwn) == [false, true, false])
    #expect(found.handlers.map(\.isExec) == [false, true, false])
    #expect(found.handlers.map(\.matcher) == [nil, "Edit|Bash", nil])
    #expect(found.handlers.map(\.limit) == [nil, "Bash", nil])
  }

  private static let removals: [(text: String, kept: KeptContainers, expected: String)] = {
    let own = #"{"type":"command","command":"claude-hook-log"}"#
    let other = #"{"type":"command","command":"x"}"#
    return [
      (#"{"a":1,"hooks":{"E":[{"hooks":[\#(own)]}]}}"#, KeptContainers(), #"{"a":1}"#),
      (#"{"hooks":{"E":[{"hooks":[\#(own)]}]},"a":1}"#, KeptContainers(), #"{"a":1}"#),
      (#"{"hooks":{"E":[{"hooks":[\#(own)]}]}}"#, KeptContainers(), "{}"),
      (
        #"{"hooks":{"E":[{"hooks":[\#(own)]}]}}"#, KeptContainers(hooks: ""), #"{"hooks":{}}"#
      ),
      (
        #"{"hooks":{"E":[{"hooks":[\#(own)]}]}}"#, KeptContainers(events: ["E": " "]),
        #"{"hooks":{"E":[ ]}}"#
      ),
      (#"{"hooks":{"E":[\#(own)],"F":{}}}"#, KeptContainers(), #"{"hooks":{"F":{}}}"#),
      (#"{"hooks":{"E":[\#(own)],"F":[]}}"#, KeptContainers(), #"{"hooks":{"F":[]}}"#),
      (
        #"{"hooks":{"E":[{"hooks":[]},{"hooks":[\#(own)]},7]}}"#, KeptContainers(),
        #"{"hooks":{"E":[{"hooks":[]},7]}}"#
      ),
      (
        #"{"hooks":{"E":[{"hooks":[\#(own),\#(other),\#(own)]},\#(own)]}}"#, KeptContainers(),
        #"{"hooks":{"E":[{"hooks":[\#(other)]}]}}"#
      ),
      (
        #"{"hooks":{"E":[{"hooks":[\#(other),\#(own)]}],"F":[{"hooks":[\#(own)]}]}}"#,
        KeptContainers(), #"{"hooks":{"E":[{"hooks":[\#(other)]}]}}"#
      ),
    ]
  }()

  @Test(arguments: removals)
  func `takes handlers out, and what they leave empty`(
    _ text: String, _ kept: KeptContainers, _ expected: String
  ) throws {
    let rest = try registrations(text).removing(\.isOwn, keeping: kept)
    #expect(String(decoding: rest, as: UTF8.self) == expected)
  }

  @Test(arguments: ["{}", "{\"hooks\": {}}", text])
  func `changes nothing where nothing is to be taken out`(text: String) throws {
    let rest = try registrations(text).removing({ _ in false }, keeping: KeptContainers())
    #expect(String(decoding: rest, as: UTF8.self) == text)
  }
}
