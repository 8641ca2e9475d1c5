/// The cases: copies, gateways, subagents, advice, refused calls and projects.
extension TranscriptCase {
  static let all = copies + gateways + subagents + prices + calls + projects

  private static let copied = #","forkedFrom":{"sessionId":"zz","messageUuid":"u"}"#

  private static var copies: [TranscriptCase] {
    let original = [
      CaseRow(id: "1", request: "r1", session: "zz"),
      CaseRow(id: "2", request: "r2", session: "zz", time: "2026-01-14T10:05:00Z"),
    ]
    let fork =
      original.map { row in
        var row = row
        (row.session, row.more) = ("aa", copied)
        return row.line
      } + [CaseRow(id: "3", request: "r3", session: "aa", time: "2026-01-15T09:00:00Z").line]
    let files = ["p/aa.jsonl": fork, "p/zz.jsonl": original.map(\.line)]
    // Time and session are those of the fork, and nothing but the older file says whose they are.
    let later = original.map { row in
      var row = row
      (row.session, row.time) = ("aa", "2026-01-15T08:00:00Z")
      return row.line
    }
    return [
      TranscriptCase(
        "a marked copy is its original's, whichever is read first", files, ["--by", "session"],
        [
          "summary.responses": "3", "groups[zz].responses": "2", "groups[aa].responses": "1",
          "groups[zz].count": "0",
        ]),
      TranscriptCase(
        "so is one that only names the session of its request",
        [
          "p/aa.jsonl": original.map { row in
            var row = row
            (row.session, row.more) = ("aa", #","requestSessionId":"zz""#)
            return row.line
          } + [CaseRow(id: "3", request: "r3", session: "aa", time: "2026-01-14T10:09:00Z").line],
          "p/zz.jsonl": original.map(\.line),
        ], ["--by", "session"],
        [
          "groups[zz].estimated_cost.exact.total": "0.0015",
          "groups[aa].estimated_cost.exact.total": "0.00075",
        ]),
      TranscriptCase(
        "so it is for a filter", files, ["--session", "zz"], ["summary.responses": "2"]),
      TranscriptCase(
        "a copy with the time of the fork counts on the day of the original",
        ["p/aa.jsonl": later, "p/zz.jsonl": original.map(\.line)], ["--by", "day"],
        ["groups.length": "1", "groups[2026-01-14].responses": "2"]),
    ]
  }

  private static var gateways: [TranscriptCase] {
    let first = CaseRow(uuid: "u1")
    let second = CaseRow(uuid: "u2", input: 200, time: "2026-01-14T10:01:00Z")
    let third = CaseRow(uuid: "u3", session: "t", input: 300, time: "2026-01-15T10:00:00Z")
    return [
      TranscriptCase(
        "one message id for all requests",
        ["p/s.jsonl": [first.line, second.line], "p/t.jsonl": [third.line]],
        ["summary.responses": "3", "summary.tokens.input": "600"]),
      TranscriptCase(
        "one message id, and a request each",
        [
          "p/s.jsonl": [CaseRow(request: "r1").line, CaseRow(request: "r2", input: 200).line],
          "p/s/subagents/agent-a1.jsonl": [CaseRow(request: "r3", input: 300, agent: "a1").line],
        ], ["summary.responses": "3", "summary.tokens.input": "600"]),
      TranscriptCase(
        "a request in only some rows of a response",
        ["p/s.jsonl": [CaseRow(request: "r1").line, CaseRow(output: 30).line]],
        ["summary.responses": "1", "summary.tokens.input": "100", "summary.tokens.output": "30"]),
    ]
  }

  private static var subagents: [TranscriptCase] {
    let answer = CaseRow(id: "2", request: "r2", model: "claude-haiku-5-5", output: 50)
    var own = answer
    own.agent = "a1"
    let main = [CaseRow(id: "1", request: "r1").line, answer.progress]
    return [
      TranscriptCase(
        "a subagent's responses that only rows of progress tell", ["p/s.jsonl": main],
        [
          "summary.responses": "2", "summary.tokens.output": "60",
          "models[claude-haiku-5-5].responses": "1",
        ]),
      TranscriptCase(
        "and that its own file has as well",
        ["p/s.jsonl": main, "p/s/subagents/agent-a1.jsonl": [own.line]],
        ["summary.responses": "2", "summary.tokens.output": "60"]),
      TranscriptCase(
        "skills by what a response was made for",
        [
          "p/s.jsonl": [
            CaseRow(id: "1", more: #","attributionSkill":"pdf""#).line,
            CaseRow(id: "2", input: 7).line,
          ]
        ], ["--by", "skill"],
        [
          "basis": "API usage, exact", "groups[pdf].tokens.input": "100",
          "groups[(none)].tokens.input": "7",
        ]),
      TranscriptCase(
        "the desktop app's sessions, without its partial copies",
        [
          "local/a/.claude/projects/-sessions-calm-fox/c.jsonl": [
            CaseRow(directory: "/sessions/calm-fox").line
          ], "local/a/audit.jsonl": [CaseRow(id: "9", output: 999).line],
        ], ["summary.responses": "1", "projects[calm-fox].responses": "1"]),
    ]
  }

  private static var prices: [TranscriptCase] {
    let steps = [
      #"{"type":"message","input_tokens":60000,"output_tokens":10}"#,
      #"{"type":"message","input_tokens":50000,"output_tokens":10}"#,
    ]
    let advice =
      #"{"type":"advisor_message","model":"claude-opus-5","input_tokens":1000,"#
      + #""output_tokens":100}"#
    func iterations(_ steps: [String]) -> String {
      #","iterations":[\#(steps.joined(separator: ","))]"#
    }
    func usage(_ steps: [String]) -> [String: [String]] {
      [
        "p/s.jsonl": [
          CaseRow(model: "claude-haiku-5-5", input: 110_000, output: 20, usage: iterations(steps))
            .line
        ]
      ]
    }
    return [
      TranscriptCase(
        "a long prompt costs more", usage([]),
        ["models[claude-haiku-5-5].estimated_cost.exact.total": "0.05505"]),
      TranscriptCase(
        "two steps, neither of which is long, don't", usage(steps),
        ["models[claude-haiku-5-5].estimated_cost.exact.total": "0.01101"]),
      TranscriptCase(
        "an adviser is paid by its own model, within one response", usage(steps + [advice]),
        [
          "summary.responses": "1", "models[claude-opus-5].tokens.input": "1000",
          "models[claude-opus-5].estimated_cost.exact.total": "0.0075",
          "models[claude-haiku-5-5].estimated_cost.exact.total": "0.01101",
        ]),
      // With caches, and at the figure of Claude Code itself (2.1.332).
      TranscriptCase(
        "an adviser costs what Claude Code says",
        [
          "p/s.jsonl": [
            CaseRow(
              request: "r1", model: "claude-opus-5-5", input: 1_234, output: 321,
              time: "2026-11-30T09:00:00Z",
              usage: #","cache_creation_input_tokens":567,"cache_read_input_tokens":8901,"#
                + #""iterations":[{"type":"message","input_tokens":1234,"output_tokens":321,"#
                + #""cache_read_input_tokens":8901,"cache_creation_input_tokens":567},"#
                + #"{"type":"advisor_message","model":"claude-opus-5","input_tokens":5000,"#
                + #""output_tokens":700,"cache_read_input_tokens":100,"#
                + #""cache_creation_input_tokens":50}]"#
            ).line
          ]
        ], ["summary.estimated_cost.exact.total": "0.0588337"]),
      TranscriptCase(
        "the fast mode of a model, while it had one",
        [
          "p/s.jsonl": [
            CaseRow(
              model: "claude-opus-4-6", input: 1_000_000, output: 0, time: "2026-04-10T10:00:00Z",
              usage: #","speed":"fast""#
            ).line
          ]
        ], ["summary.estimated_cost.exact.total": "30"]),
      TranscriptCase(
        "a model by any of its ids",
        [
          "p/s.jsonl": [
            "us-gov.anthropic.claude-opus-5", "bedrock:us.anthropic.claude-opus-5",
            "anthropic:claude-opus-5", "claude-opus-5-20260101-thinking", "claude-opus-5[1m]",
          ].enumerated().map { CaseRow(id: "\($0)", model: $1).line }
        ], ["models.length": "1", "models[claude-opus-5].responses": "5"]),
    ]
  }

  private static var calls: [TranscriptCase] {
    func call(_ id: Int) -> String {
      CaseRow(
        id: "m\(id)",
        content: #"{"type":"tool_use","id":"\#(id)","name":"Bash","input":{"command":"ls"}}"#
      ).line
    }
    func result(_ id: Int, _ text: String, isError: Bool = true, _ more: String = "") -> String {
      #"{"type":"user","timestamp":"2026-01-14T10:00:01Z","sessionId":"s","message":"#
        + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"\#(id)","#
        + #""content":"\#(text)","is_error":\#(isError)}]}\#(more)}"# + "\n"
    }
    let results = [
      result(0, "ok", isError: false), result(1, "Exit code 1"),
      result(2, "The user doesn't want to proceed with this tool use."),
      result(3, "<tool_use_error>Cancelled: parallel tool call failed</tool_use_error>"),
      result(4, "<tool_use_error>File does not exist.</tool_use_error>"),
      result(5, "any", isError: true, #","toolDenialKind":"user""#),
    ]
    return [
      TranscriptCase(
        "refused calls, which haven't failed", ["p/s.jsonl": (0..<6).map(call) + results],
        [
          "summary.total_operations": "6", "summary.failed_operations": "2",
          "summary.refused_operations": "3",
        ])
    ]
  }

  private static var projects: [TranscriptCase] {
    let spellings = [#"C:\\work\\api"#, #"c:\\work\\api"#, "C:/work/api", #"C:\\work\\api\\"#]
    return [
      TranscriptCase(
        "a session that goes elsewhere stays in its project",
        [
          "-home-ada-shop/s.jsonl": ["", "/src", "/src/deep", "/../other"].enumerated().map {
            CaseRow(id: "\($0)", directory: "/home/ada/shop\($1)").line
          }
        ], ["projects.length": "1", "projects[shop].responses": "4"]),
      TranscriptCase(
        "a worktree belongs to its repository",
        [
          "-home-ada-shop/s.jsonl": [CaseRow(id: "1").line],
          "-home-ada-shop--claude-worktrees-fox/t.jsonl": [
            CaseRow(id: "2", session: "t", directory: "/home/ada/shop/.claude/worktrees/fox").line
          ],
        ], ["projects.length": "1", "projects[shop].responses": "2"]),
      TranscriptCase(
        "all spellings of a directory on Windows are one",
        Dictionary(
          uniqueKeysWithValues: spellings.enumerated().map { number, directory in
            (
              "p\(number)/\(number).jsonl",
              [CaseRow(id: "\(number)", session: "\(number)", directory: directory).line]
            )
          }), ["projects.length": "1", "projects[api].sessions": "4"]),
    ]
  }
}
