import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Installs and uninstalls in random settings: all other bytes must stay the same.
struct SettingsEditTests {
  private static let seeds = 1...UInt64(Tier.choose(test: 50, check: 1_000, all: 20_000))
  private static let events = ["PostToolUse", "PostToolUseFailure"]

  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  /// The bytes of the settings, and the commands that are ours after an install.
  private var bytes: [UInt8] { Array((runs.settings ?? "").utf8) }
  private var own: Set<String> { GeneratedSettings.own.union([runs.program]) }

  private func write(_ bytes: [UInt8]) throws {
    try? FileManager.default.removeItem(atPath: runs.home.path(".claude"))
    try runs.home.write(Data(bytes), to: ".claude/settings.json")
  }

  /// Whether an install has edited the settings, even if something else keeps the hook from logging.
  private func isDone(_ outcome: Outcome) -> Bool {
    outcome.status == .success || outcome.standardError.contains("but nothing will be logged: ")
  }

  /// Returns the number of insertions that turn the first text into the second; nil if insertions alone don't.
  private func insertions(_ old: [UInt8], _ new: [UInt8]) -> Int? {
    let front = zip(old, new).prefix { $0 == $1 }.count
    let back = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    guard old.count <= new.count else { return nil }
    if front + back >= old.count { return old == new ? 0 : 1 }
    let middle = old[front..<(old.count - back)]
    let room = new[front..<(new.count - back)]
    let isThere = room.indices.contains {
      room[$0...].starts(with: middle)
    }
    return isThere ? 2 : nil
  }

  @Test func `an edit changes what is ours and no other byte`() throws {
    for seed in Self.seeds {
      let made = GeneratedSettings(seed: seed)
      let old = SettingsTokens(made.bytes)
      try write(made.bytes)
      #expect(try isDone(runs.install("--dry-run")) && bytes == made.bytes, "seed \(seed)")

      #expect(try isDone(runs.install()), "seed \(seed)")
      let installed = bytes
      let new = SettingsTokens(installed)
      #expect(JSONGrammar.acceptsObject(installed), "seed \(seed)")
      #expect(old.change(to: new, besides: own) == nil, "seed \(seed)")
      for event in Self.events {
        #expect(new.count(own, of: event) == 1, "seed \(seed)")
        #expect(new.count([runs.program], of: event) == 1, "seed \(seed)")
      }
      if !made.hasOwn {
        #expect(insertions(made.bytes, installed).map { 1...2 ~= $0 } == true, "seed \(seed)")
        if let unit = made.unit { #expect(new.isIndented(by: unit), "seed \(seed)") }
      }
      expectLineEnds(made.bytes, installed, seed)

      #expect(try isDone(runs.install()) && bytes == installed, "seed \(seed)")
      #expect(try runs.uninstall().status == .success, "seed \(seed)")
      let left = SettingsTokens(bytes)
      #expect(made.hasOwn || bytes == made.bytes, "seed \(seed)")
      #expect(JSONGrammar.acceptsObject(bytes), "seed \(seed)")
      #expect(old.change(to: left, besides: own) == nil, "seed \(seed)")
      #expect(Self.events.allSatisfy { left.count(own, of: $0) == 0 }, "seed \(seed)")
    }
  }

  /// Expects the line endings that all lines of the file had.
  private func expectLineEnds(_ old: [UInt8], _ new: [UInt8], _ seed: UInt64) {
    let feeds = old.count { $0 == 0x0A }
    let returns = old.count { $0 == 0x0D }
    if returns == 0 { #expect(!new.contains(0x0D), "seed \(seed)") }
    if feeds > 0, zip(old, old.dropFirst()).count(where: { $0 == (0x0D, 0x0A) }) == feeds {
      let pairs = zip(new, new.dropFirst()).count { $0 == (0x0D, 0x0A) }
      #expect(pairs == new.count { $0 == 0x0A }, "seed \(seed)")
    }
  }

  @Test func `what the user edits after an install stays`() throws {
    for seed in Self.seeds {
      let made = GeneratedSettings(seed: seed)
      let old = SettingsTokens(made.bytes)
      try write(made.bytes)
      _ = try runs.install()
      let new = SettingsTokens(bytes)
      let pairs = Array(zip(old.tokens(without: own), new.tokens(without: own)))
      var generator = SeededGenerator(seed: seed)
      // Between two tokens that are adjacent in both texts.
      let places = zip(pairs, pairs.dropFirst()).filter { $0.0 == $1.0 - 1 && $0.1 == $1.1 - 1 }
      guard let place = places.randomElement(using: &generator)?.1 else { continue }
      let piece = Array(" \t\r\n  ".utf8.prefix(.random(in: 1...6, using: &generator)))
      var (expected, edited) = (made.bytes, new.bytes)
      expected.insert(contentsOf: piece, at: old.tokens[place.0].range.lowerBound)
      edited.insert(contentsOf: piece, at: new.tokens[place.1].range.lowerBound)
      try runs.home.write(Data(edited), to: ".claude/settings.json")

      #expect(try runs.uninstall().status == .success, "seed \(seed)")
      let left = SettingsTokens(bytes)
      #expect(SettingsTokens(edited).change(to: left, besides: own) == nil, "seed \(seed)")
      #expect(Self.events.allSatisfy { left.count(own, of: $0) == 0 }, "seed \(seed)")
      if made.isFilled, !made.hasOwn { #expect(bytes == expected, "seed \(seed)") }
    }
  }

  /// Texts that are invalid JSON after an object's opening brace.
  private static let wrong: [[UInt8]] =
    [
      "// mine\n", "/* mine */", ",", "\u{A0}", "\0", #""a":01,"#, "'a':1,", "a:1,",
      "\"a\":\"\t\",",
      #""a":"\x","#, #""a":NaN,"#, #""a":1 "b":2,"#, #""a" 1,"#, #""a":[1,],"#,
    ].map { Array($0.utf8) } + [[0x22, 0xFF, 0x22, 0x3A, 0x31, 0x2C]]

  /// JSON in which Claude Code finds no hooks.
  private static let misunderstood = [
    #"{"hooks":[]}"#, #"{"hooks":"x","a":1}"#, #"{"hooks":{"PostToolUse":{}}}"#, "[]", "7",
    #""hooks""#,
    #"{"hooks":{"PostToolUse":[],"PostToolUseFailure":7}}"#,
  ]

  @Test(arguments: misunderstood)
  func `what is of other kinds is left alone`(_ text: String) throws {
    try expectRefusal(Array(text.utf8))
  }

  @Test func `what is no JSON object is left alone`() throws {
    for seed in Self.seeds.prefix(Self.seeds.count / 5) {
      let made = GeneratedSettings(seed: seed).bytes
      let open = made.firstIndex(of: UInt8(ascii: "{")) ?? 0
      for wrong in Self.wrong {
        var broken = made
        broken.insert(contentsOf: wrong, at: open + 1)
        try expectRefusal(broken)
      }
      for end in ["}", "{}", "x", "\0"] { try expectRefusal(made + Array(end.utf8)) }
      var generator = SeededGenerator(seed: seed)
      let end = SettingsTokens(made).tokens.last?.range.lowerBound ?? 0
      try expectRefusal(Array(made[..<Int.random(in: (open + 1)...end, using: &generator)]))
    }
  }

  /// Expects that an install fails and changes neither the file nor its directory.
  private func expectRefusal(_ broken: [UInt8]) throws {
    try write(broken)
    let outcome = try runs.install()
    let url = URL(fileURLWithPath: runs.home.path(".claude/settings.json"))
    let shown = String(decoding: broken, as: UTF8.self)
    #expect(outcome.status == .failure, "\(shown)")
    #expect(outcome.standardError.contains("settings.json"), "\(shown)")
    #expect(try Array(Data(contentsOf: url)) == broken, "\(shown)")
    #expect(try runs.home.names(in: ".claude") == ["settings.json"], "\(shown)")
  }
}
