import Testing

@testable import Setup

/// The location and the wording of faults; `SettingsTableTests` has Claude Code's own answers.
struct FileFaultsTests {
  private func fault(_ text: String, isAnywhere: Bool = true) throws -> String? {
    let settings = try SettingsValue(text)
    let flaw = settings.guardFault(isAnywhere: isAnywhere) ?? settings.memberFault
    return flaw.map { "\($0.line): \($0.path) \($0.reason)" }
  }

  @Test(arguments: [
    (#"{"PreToolUse":[{"type":"command","command":"x"}]}"#, "hooks.PreToolUse[0].hooks is missing"),
    (#"{"PreToolUse":[{"hooks":[]},null]}"#, "hooks.PreToolUse[1] is not a matcher group"),
    (#"{"PreToolUse":[{"matcher":{},"hooks":[]}]}"#, "hooks.PreToolUse[0].matcher is not a text"),
    (
      #"{"PermissionRequest":[{"hooks":[{"type":"command","command":"x","timeout":"5"}]}]}"#,
      "hooks.PermissionRequest[0].hooks[0].timeout is not a number above 0"
    ),
    (
      #"{"PreSkillShellCommand":[{"hooks":[{"type":"shell"}]}]}"#,
      "hooks.PreSkillShellCommand[0].hooks[0].type is not one of Claude Code's"
    ),
    (#"{"PreToolUse":[{"hooks":[7]}]}"#, "hooks.PreToolUse[0].hooks[0] is not an object"),
    (#"{"PreToolUse":"x"}"#, "hooks.PreToolUse is not an array"),
    (#"{"matcher":"*","hooks":[{}]}"#, "hooks is a matcher group, without its event"),
    (#"[{}]"#, "hooks is not an object"),
    (#"{"Mine":{"a":{"PreToolUse":[1]}}}"#, "hooks.Mine is not an event but holds hooks"),
    (
      #"{"Stop":[{"PreToolUse":[1]}]}"#,
      "hooks.Stop[0] holds PreToolUse or PermissionRequest where a matcher group belongs"
    ),
  ])
  func `tell where a hook that could forbid something is malformed`(
    _ hooks: String, _ fault: String
  ) throws {
    #expect(try self.fault("{\"hooks\":\n\(hooks)}") == "2: \(fault)")
  }

  @Test(arguments: [
    "[]", "[1]", "null", "{}", #"{"Stop":[null],"Mine":7,"PreToolUse":null}"#,
    #"{"PreToolUse":[{"hooks":[{"type":"http","url":"https://a.example","x":1}]}]}"#,
    #"{"Mine":[{"matcher":"x","hooks":[{}]}]}"#,
    #"{"Stop":{"a":{"b":{"c":{"d":{"PreToolUse":[1]}}}}}}"#,
  ])
  func `are none where only entries are dropped`(_ hooks: String) throws {
    #expect(try fault(#"{"hooks":\#(hooks)}"#) == nil)
  }

  @Test(arguments: [
    (#"{"PreToolUse":[1]}"#, " has PreToolUse or PermissionRequest hooks outside of 'hooks'"),
    (#"{"_old":[{"hooks":[{}]}]}"#, "_old has hooks outside of 'hooks'"),
    (#"{"env":{"PreToolUse":"x"}}"#, nil), (#"{"a":{"PreToolUse":[]}}"#, nil),
    (#"{"a":{"mcpServers":{"PreToolUse":{}}}}"#, nil),
  ])
  func `are hooks where none belong, but not everywhere`(_ text: String, _ fault: String?) throws {
    #expect(try self.fault(text) == fault.map { "1: \($0)" })
    #expect(try self.fault(text, isAnywhere: false) == nil)
  }

  @Test(arguments: [
    (#"{"cleanupPeriodDays":0}"#, "cleanupPeriodDays is not a whole number above 0"),
    (#"{"permissions":{"allow":"Bash"}}"#, "permissions.allow is not an array"),
    (#"{"env":[]}"#, "env is not an object"), (#"{"model":5}"#, "model is not a text"),
    (#"{"statusLine":{"type":"command"}}"#, "statusLine.command is missing"),
    (#"{"fallbackModel":["a",5]}"#, "fallbackModel[1] is not a text"),
    (#"{"model":5,"model":"opus","env":{"A":{"B":1}}}"#, nil), (#"{"mine":{"model":5}}"#, nil),
  ])
  func `are members of other kinds`(_ text: String, _ fault: String?) throws {
    #expect(try self.fault(text) == fault.map { "1: \($0)" })
  }

  @Test func `name each member once`() {
    let names = SettingsSchema.members.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 100)
  }
}
