import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct InstallationTests {
  private static let environment = Environment(["HOME": "/home/me"])

  /// Returns the result and the notes of installing `/n/claude-hook-log` into settings.
  private func install(
    _ text: String, replacing: Bool = false
  ) throws -> (text: String, notes: [String]) {
    var installation = Installation(
      path: "/n/claude-hook-log", replacesShellLogger: replacing,
      environment: Self.environment)
    let content = try installation.content(from: ContiguousArray(text.utf8))
    _ = try SettingsValue(content)
    return (String(decoding: content, as: UTF8.self), installation.notes)
  }

  /// Returns settings with these groups for `PostToolUse`, and the group that an install adds for `PostToolUseFailure`.
  private func settings(_ groups: String...) -> String {
    #"{"hooks":{"PostToolUse":[\#(groups.joined(separator: ","))],"#
      + #""PostToolUseFailure":[\#(Self.group)]}}"#
  }

  private static func handler(_ command: String) -> String {
    #"{"type":"command","command":\#(SettingsValue.quoted(command)),"timeout":10}"#
  }

  private static let group = #"{"hooks":[\#(handler("/n/claude-hook-log"))]}"#
  private static let logger = #"{"type":"command","command":"~/.claude/hooks/session-logger.sh"}"#

  @Test func `writes a file of its own where none is, or an empty one`() throws {
    var installation = Installation(
      path: "/n/claude-hook-log", replacesShellLogger: false,
      environment: Self.environment)
    let new = try installation.content(from: nil)
    #expect(try installation.content(from: []) == new)
    #expect(
      String(decoding: new, as: UTF8.self).hasPrefix("{\n  \"hooks\": {\n    \"PostToolUse\""))
    #expect(try installation.content(from: new) == new)
  }

  @Test(arguments: [
    ("/o/claude-hook-log", "/n/claude-hook-log"), ("claude-hook-log", "/n/claude-hook-log"),
    ("~/bin/claude-hook-log", "/n/claude-hook-log"),
    ("A=1 $HOME/bin/claude-hook-log >/dev/null", "A=1 /n/claude-hook-log >/dev/null"),
  ])
  func `puts its path in the place of an older one, and keeps the rest`(old: String, new: String)
    throws
  {
    func text(_ command: String) -> String {
      settings(
        #"{ "hooks": [ {"timeout": 3, "command":\#(SettingsValue.quoted(command)), "type":"command", "async":true} ] }"#
      )
    }
    let installed = try install(text(old))
    #expect(installed.text == text(new))
    #expect(installed.notes == [])
  }

  @Test func `puts its path in the place of one in the exec form`() throws {
    func text(_ command: String) -> String {
      settings(#"{"hooks":[{"type":"command","command":"\#(command)","args":[]}]}"#)
    }
    #expect(try install(text("/o p/claude-hook-log")).text == text("/n/claude-hook-log"))
  }

  @Test func `says where an older path couldn't be changed`() throws {
    let text = settings(
      #"{"hooks":[{"type":"command","command":"env","args":["/o/claude-hook-log"]}]}"#)
    let installed = try install(text)
    #expect(installed.text == text)
    #expect(
      installed.notes == [
        "PostToolUse runs 'env /o/claude-hook-log', in which the program couldn't be changed to /n/claude-hook-log: "
          + "change it by hand"
      ])
  }

  @Test func `makes one registration of two, and keeps that with the right path`() throws {
    let own = Self.handler("/n/claude-hook-log")
    let old = Self.handler("/o/claude-hook-log")
    let other = #"{"type":"command","command":"x"}"#
    let texts = [
      settings(#"{"hooks":[\#(own),\#(old)]}"#), settings(#"{"hooks":[\#(old),\#(own)]}"#),
      settings(#"{"hooks":[\#(old)]}"#, Self.group), settings(Self.group, #"{"hooks":[\#(old)]}"#),
      settings(Self.group, own, Self.group), settings(#"{"hooks":[\#(old),\#(old)]}"#),
    ]
    for text in texts { #expect(try install(text).text == settings(Self.group), "\(text)") }
    let mixed = settings(#"{"hooks":[\#(old),\#(other)]}"#, #"{"hooks":[\#(other),\#(own)]}"#)
    #expect(
      try install(mixed).text
        == settings(#"{"hooks":[\#(other)]}"#, #"{"hooks":[\#(other),\#(own)]}"#))
  }

  @Test func `keeps registrations that are limited to different tools, unless one is for all`()
    throws
  {
    func limited(_ matcher: String, _ path: String = "/n/claude-hook-log") -> String {
      #"{"matcher":"\#(matcher)","hooks":[\#(Self.handler(path))]}"#
    }
    let parted = settings(limited("Edit"), limited("Bash"))
    #expect(try install(parted).text == parted)
    #expect(try install(parted).notes.count == 2)
    let old = settings(limited("Edit", "/o/claude-hook-log"), limited("Edit"), limited("Bash"))
    #expect(try install(old).text == parted)
    #expect(try install(settings(limited("Edit"), Self.group)).text == settings(Self.group))
  }

  @Test func `shows the beginning of a long command`() throws {
    let long = "claude-hook-log; " + String(repeating: "x", count: 100_000)
    let note = try install(settings(#"{"hooks":[\#(Self.handler(long))]}"#)).notes.first
    #expect(note?.hasPrefix("PostToolUse runs it in 'claude-hook-log; xxx") == true)
    #expect(note?.hasSuffix("x …', which stays as it is") == true)
    #expect(note.map(\.count).map { $0 < 300 } == true)
  }

  @Test(arguments: [
    handler("claude-hook-log"), handler("/n/claude-hook-log"),
    #"{"hooks":[{"type":"prompt","command":"/n/claude-hook-log"}]}"#,
    #"{"hooks":[{"command":"/n/claude-hook-log"}]}"#,
  ])
  func `makes a registration right that Claude Code doesn't run`(wrong: String) throws {
    #expect(try install(settings(wrong)).text == settings(Self.group))
  }

  @Test(arguments: [("Edit|Write", true), ("*", false), ("", false), (".*", false)])
  func `keeps a matcher, and says what it limits`(matcher: String, isLimit: Bool) throws {
    let text = settings(
      #"{"matcher":"\#(matcher)","hooks":[\#(Self.handler("/n/claude-hook-log"))]}"#)
    let installed = try install(text)
    #expect(installed.text == text)
    #expect(installed.notes == (isLimit ? ["PostToolUse stays limited to \(matcher)"] : []))
  }

  @Test func `says what a rule limits`() throws {
    let text = settings(
      #"{"hooks":[{"type":"command","command":"/n/claude-hook-log","if":"Bash(git *)"}]}"#)
    #expect(try install(text).notes == ["PostToolUse stays limited to Bash(git *)"])
  }

  @Test func `leaves a command that runs more, and says so`() throws {
    let text = settings(#"{"hooks":[\#(Self.handler("cd /x && claude-hook-log"))]}"#)
    let installed = try install(text)
    #expect(installed.text == text)
    #expect(
      installed.notes == ["PostToolUse runs it in 'cd /x && claude-hook-log', which stays as it is"]
    )
  }

  @Test func `says that the shell logger counts twice, and takes it out when told to`() throws {
    for wrong in [Self.logger, #"{"matcher":"*","hooks":[\#(Self.logger)]}"#] {
      let kept = try install(settings(wrong))
      #expect(kept.text == settings(wrong, Self.group))
      #expect(kept.notes.count == 1)
      #expect(kept.notes.first?.contains("'install --replace' takes it out") == true)
      let replaced = try install(settings(wrong), replacing: true)
      #expect(replaced.text == settings(Self.group))
      #expect(replaced.notes == [])
    }
    let beside = settings(#"{"hooks":[{"type":"command","command":"x"},\#(Self.logger)]}"#)
    #expect(
      try install(beside, replacing: true).text
        == settings(#"{"hooks":[{"type":"command","command":"x"}]}"#, Self.group))
  }

  @Test func `leaves a shell logger that isn't alone, also when told to replace it`() throws {
    let text = settings(
      #"{"hooks":[\#(Self.handler("session-logger.sh; true"))]}"#, Self.group)
    let installed = try install(text, replacing: true)
    #expect(installed.text == text)
    #expect(installed.notes.first?.hasSuffix("take it out by hand") == true)
  }

  @Test(arguments: [
    #"{"hooks":{"Later":{"a":[1]},"PostToolUse":[7,null,"x",{"hooks":{}},{"hooks":[8,{}]}]}}"#,
    #"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/o/claude-hook-log"}]}]}}"#,
    #"{"hooks":{},"hoo\u006bs2":[],"disableAllHooks":true}"#,
  ])
  func `leaves what it doesn't know`(text: String) throws {
    let installed = try install(text)
    let found = try Registrations(
      in: SettingsValue(ContiguousArray(installed.text.utf8)), environment: Self.environment)
    #expect(
      found.handlers.filter { $0.isOwn && $0.command.path == "/n/claude-hook-log" }.count == 2)
    let back = found.removing(
      { $0.command.path == "/n/claude-hook-log" },
      keeping: KeptContainers(
        hooks: "", events: text.contains("PostToolUse") ? ["PostToolUse": ""] : [:]))
    #expect(String(decoding: back, as: UTF8.self) == text)
  }

  @Test(
    arguments: [
      (#"{"hooks":null}"#, "'hooks' is not an object"),
      (#"{"hooks":[]}"#, "'hooks' is not an object"),
      (#"{"hooks":{"PostToolUse":{}}}"#, "'hooks.PostToolUse' is not an array"),
      (#"{"hooks":{"PostToolUseFailure":""}}"#, "'hooks.PostToolUseFailure' is not an array"),
    ])
  func `refuses what Claude Code wouldn't understand`(_ text: String, _ words: String) {
    #expect { try install(text) } throws: { "\($0)".hasPrefix(words) }
  }

  @Test(arguments: [
    (#"{"hooks":{"Stop":[]},"h\u006fo\u006bs":{}}"#, #"{"hooks":{"Stop":[]},"h\u006fo\u006bs":{"#),
    (
      #"{"hooks":{"PostToolUse":[7],"PostToolUse":[]}}"#,
      #"{"hooks":{"PostToolUse":[7],"PostToolUse":[{"#
    ),
  ])
  func `registers in the last member of a name, which counts`(
    _ text: String, _ start: String
  ) throws {
    let installed = try install(text).text
    #expect(installed.hasPrefix(start), "\(installed)")
    #expect(try install(installed).text == installed)
    // Without the last member, the first would take effect.
    let found = try Registrations(
      in: SettingsValue(ContiguousArray(installed.utf8)), environment: Self.environment)
    let back = found.removing(\.isOwn, keeping: KeptContainers())
    #expect(String(decoding: back, as: UTF8.self) == text)
  }

  @Test(arguments: [
    #"{"matcher":"bash","hooks":[{"type":"command","command":"/n/claude-hook-log"}]}"#,
    #"{"hooks":[{"type":"command","command":"/n/claude-hook-log","if":"Bash|Read"}]}"#,
    #"{"hooks":[{"type":"command","command":"/n/claude-hook-log","timeout":0}]}"#,
  ])
  func `puts a registration that is run in place of one that never is`(group: String) throws {
    let installed = try install(#"{"hooks":{"PostToolUse":[\#(group)]}}"#).text
    let found = try Registrations(
      in: SettingsValue(ContiguousArray(installed.utf8)), environment: Self.environment)
    #expect(found.handlers.map(\.event) == ["PostToolUse", "PostToolUseFailure"])
    #expect(found.handlers.allSatisfy { $0.isWellFormed && $0.limit == nil })
  }
}
