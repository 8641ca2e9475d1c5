import ActivityLog
import Testing

struct ScannedRecordTests {
  @Test func `reads a record of its own format`() throws {
    var expected = Scanned(tool: "Edit")
    expected.timestamp = "2026-01-14T15:30:00Z"
    expected.session = "s1"
    expected.file = "src/é.ts"
    expected.project = "app"
    expected.projectDirectory = "~/app"
    expected.model = "claude-opus-5-5"
    expected.tokens = [30, 12, 42]
    expected.duration = 21
    expected.lines = [3, 1]
    let record = try Scanned(
      #"{"timestamp":"2026-01-14T15:30:00Z","session_id":"s1","tool":"Edit","#
        + #""file":"src/\u00e9.ts","project":"app","project_dir":"~/app","branch":"main","model":"claude-opus-5-5","#
        + #""tokens":{"input":30,"output":12,"total":42},"chars":{"arguments":50,"result":120},"#
        + #""duration_ms":21,"lines":{"added":3,"removed":1},"v":1}"#)
    #expect(record == expected)
  }

  @Test func `depends on no order and ignores what it doesn't know`() throws {
    let record = try Scanned(
      #" {"v":7,"lines":{"removed":1,"more":[{}],"added":3},"new":{"tool":"no","tokens":[1]},"#
        + #""tokens":{"cached":9,"total":5,"output":2,"input":3},"project":"app","#
        + "\"tool\":\"Edit\"}\r\n")
    var expected = Scanned(tool: "Edit")
    expected.project = "app"
    expected.tokens = [3, 2, 5]
    expected.lines = [3, 1]
    #expect(record == expected)
  }

  @Test func `takes an escaped name for the same name`() throws {
    var expected = Scanned(tool: "Edit")
    expected.session = "s"
    #expect(try Scanned(#"{"t\u006fol":"Edit","session\u005Fid":"s"}"#) == expected)
  }

  @Test func `reads the lines of older loggers`() throws {
    var minimal = Scanned(tool: "Bash")
    minimal.timestamp = "T"
    minimal.session = "s"
    #expect(try Scanned(#"{"timestamp":"T","tool":"Bash","session":"s"}"#) == minimal)
    #expect(
      try Scanned(#"{"tool":"Bash","session":"old","session_id":"new"}"#).session == "new")
    #expect(try Scanned(#"{"session_id":"","tool":"Bash","session":"old"}"#).session == "old")
  }

  @Test(arguments: [
    (#""tokens":{"input":3,"output":2,"total":5}"#, [3, 2, 5]),
    (#""tokens":{"input":3,"output":2,"total":9}"#, [3, 2, 9]),
    (#""tokens":{"input":3,"output":2}"#, [3, 2, 5]),
    (#""tokens":{"total":9}"#, [0, 0, 9]),
    (#""tokens_input":3,"tokens_output":2"#, [3, 2, 5]),
    (#""tokens_output":2"#, [0, 2, 2]),
    (#""tokens":{"input":3},"tokens_input":8,"tokens_output":2"#, [3, 2, 5]),
    (#""tokens":{"output":2},"tokens_input":3,"tokens_output":8"#, [3, 2, 5]),
    (#""tokens":7,"tokens_input":3"#, [3, 0, 3]),
    (#""tokens":{"input":"3","output":null,"total":-1}"#, [0, 0, 0]),
    (#""tokens":{"input":3,"output":2,"total":-9}"#, [3, 2, 5]),
    (#""tokens":{"input":-1,"output":2},"tokens_input":4"#, [4, 2, 6]),
    (#""tokens":{"input":1.9,"output":2e1,"total":-0}"#, [1, 20, 0]),
    (#""tokens":{"input":99999999999999999999,"output":1}"#, [.max, 1, .max]),
    (#""tokens":{"input":9223372036854775807,"output":1e400}"#, [.max, .max, .max]),
    (#""tokens":{"input":1,"input":2},"tokens":{"output":4}"#, [0, 4, 4]),
    (#""tokens":{"input":1,"input":2}"#, [2, 0, 2]),
    (#""tokens":{"in\u0070ut":4}"#, [4, 0, 4]),
    (#""tokens":{}"#, [0, 0, 0]),
    (#""tokens":null"#, [0, 0, 0]),
  ])
  func `reads tokens of every shape`(_ members: String, _ tokens: [Int]) throws {
    #expect(try Scanned(#"{"tool":"x","# + members + "}").tokens == tokens)
  }

  @Test func `takes a member of another type and an empty text as missing`() throws {
    let empty =
      #"{"timestamp":"","session_id":"","tool":"x","file":"","project":"","#
      + #""project_dir":"","model":""}"#
    let wrong =
      #"{"timestamp":1,"session_id":{},"tool":"x","file":["a"],"project":null,"project_dir":true,"#
      + #""model":0,"tokens":"9","duration_ms":"9","lines":[1,2],"error":null,"exit_code":"1","#
      + #""rejected":"true"}"#
    #expect(try Scanned(empty) == Scanned(tool: "x"))
    #expect(try Scanned(wrong) == Scanned(tool: "x"))
  }

  @Test func `takes the last of members with one name`() throws {
    let record = try Scanned(
      #"{"timestamp":"T","session_id":"s","project":"p","project_dir":"/p","model":"m","#
        + #""tool":"a","file":"f","error":"e","exit_code":1,"lines":{"added":1,"removed":1},"#
        + #""timestamp":1,"session_id":"","project":null,"project_dir":[],"model":"","#
        + #""duration_ms":5,"rejected":true,"tool":"b","file":"","error":null,"exit_code":0,"#
        + #""lines":{"added":2},"duration_ms":null,"rejected":false}"#)
    var expected = Scanned(tool: "b")
    expected.lines = [2, 0]
    #expect(record == expected)
  }

  @Test(arguments: [
    (#""error":"no""#, true), (#""error":"""#, true), (#""error":null"#, false),
    (#""error":false"#, false), (#""exit_code":1"#, true), (#""exit_code":-1"#, true),
    (#""exit_code":124.0"#, true), (#""exit_code":0"#, false), (#""exit_code":-0.0e5"#, false),
    (#""exit_code":"1""#, false), (#""exit_code":null"#, false),
    (#""exit_code":0,"error":"no""#, true), (#""interrupted":true"#, false),
  ])
  func `knows a failure`(_ members: String, _ hasFailed: Bool) throws {
    #expect(try Scanned(#"{"tool":"x","# + members + "}").hasFailed == hasFailed)
  }

  @Test(arguments: [("true", true), ("false", false), ("1", false), (#""true""#, false)])
  func `knows a rejected input`(_ value: String, _ isRejected: Bool) throws {
    #expect(try Scanned(#"{"tool":"unknown","rejected":"# + value + "}").isRejected == isRejected)
  }

  @Test(arguments: [
    "{}", #"{"tool":""}"#, #"{"tool":1}"#, #"{"tool":null}"#, #"{"tool":"a","tool":3}"#,
    #"{"tools":"a"}"#, #"{"x":{"tool":"a"}}"#,
  ])
  func `refuses an object without a tool`(_ text: String) {
    #expect(reason(text) == "expected a member \"tool\" that is a text")
  }

  @Test(arguments: [
    ("", "expected a JSON object at byte 0, found the end"),
    ("[]", "expected a JSON object at byte 0"),
    (#"{"tool":"a""#, "expected a comma or } at byte 11, found the end"),
    (#"{"tool":"a"} {"#, "expected nothing after the object at byte 13"),
    (#"{"tool":"a","tokens":{"input":}}"#, "expected a value at byte 30"),
  ])
  func `refuses what is no object`(_ text: String, _ expected: String) {
    #expect(reason(text) == expected)
  }

  @Test func `reads the id of a call`() throws {
    #expect(try Scanned(#"{"tool":"a","tool_use_id":"toolu_01"}"#).toolUseID == "toolu_01")
    #expect(try Scanned(#"{"tool":"a","tool_use_id":""}"#).toolUseID == nil)
  }

  private func reason(_ text: String) -> String? {
    do {
      _ = try Scanned(text)
      return nil
    } catch {
      return (error as? MalformedRecord.Reason)?.description
    }
  }
}
