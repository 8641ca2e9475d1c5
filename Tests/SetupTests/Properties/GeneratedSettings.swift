import TestSupport

/// Random settings: members of every kind, our own and other hooks, in layouts that people and programs write.
struct GeneratedSettings {
  /// Whether the settings have a handler of ours, so that an uninstall removes more than the install added.
  let hasOwn: Bool
  /// Whether an install adds nothing to empty containers, so that the text alone shows what was there before.
  let isFilled: Bool
  /// The indentation of each level; nil if it isn't uniform, or there is only one level.
  let unit: String?
  let bytes: [UInt8]

  /// Commands that run the program by older paths.
  static let own: Set<String> = [
    "/opt/old/claude-hook-log", "'/old tools/claude-hook-log'", "$HOME/old/claude-hook-log",
    #""$HOME/old bin/claude-hook-log""#, #"/old\ tools/claude-hook-log"#, "~/old/claude-hook-log",
  ]
  /// Other commands, some of which only resemble ours.
  private static let others = [
    "prettier --write .", "notify 'done'", "echo claude-hook-logger", "/opt/claude-hook-log/run.sh",
    "claude-hook-log.sh", "# claude-hook-log was here", "cat; échö 数 🚀", "say \"it's\" \\ so", "",
    "~/.claude/hooks/session-logger.sh",
  ]
  private static let names = [
    "model", "env", "statusLine", "Hooks", "hook", "PostToolUse", "x y", "", "ключ", "🚀",
    "e\u{301}", "quo\"te", "back\\slash", "tab\there", "\u{2028}", "nul\u{0}", "hooks ", "a/b",
  ]
  private static let texts = [
    "", "a, b: {c} [d]", #""hooks": {"PostToolUse": []}"#, "line\nline\r\n", "// no comment",
    "Grüße", "数据 🚀", #"\u0041"#, #"C:\Users"#, "\u{0}\u{1F}", "{", "]", "\u{FEFF}", "*/",
  ]
  private static let numbers = [
    "0", "-0", "-1.50", "1e5", "1E+05", "1.0", "1e-400", "123456789012345678901234567890", "2.5e00",
  ]

  init(seed: UInt64) {
    var maker = Maker(seed: seed)
    let hooks = maker.hooks()
    var members = maker.members(atMost: 4, depth: 2)
    if let hooks {
      members.insert(("hooks", hooks), at: maker.dice.below(members.count + 1))
    }
    bytes = Array(maker.file(.object(members)).utf8)
    unit = maker.layout.isRegular && !members.isEmpty ? maker.layout.unit : nil
    hasOwn = maker.hasOwn
    isFilled = maker.isFilled && !members.isEmpty
  }

  /// A value to be written.
  private indirect enum Value {
    case raw(String)
    case text(String)
    case array([Value])
    case object([(String, Value)])
  }

  /// The layout of a text.
  private struct Layout {
    /// The indentation of each level; nil for a text on one line.
    let unit: String?
    let end: String
    let colon: String
    let hollow: String
    /// One in this many strings and characters is written as an escape, and one in this many containers on one line.
    let escapes: Int
    let inlines: Int
    let front: String
    let back: String

    var isRegular: Bool { inlines == 0 && hollow.isEmpty && front.isEmpty }
  }

  /// The random generator of settings.
  private struct Maker {
    var dice: SeededGenerator
    let layout: Layout
    private(set) var hasOwn = false
    private(set) var isFilled = true

    init(seed: UInt64) {
      var dice = SeededGenerator(seed: seed)
      layout = Layout(
        unit: dice.pick("  ", "  ", "    ", "\t", "   ", nil, nil),
        end: dice.pick("\n", "\n", "\r\n"),
        colon: dice.pick(": ", ": ", ":", " : "), hollow: dice.pick("", "", " ", "\n", "\t\r\n "),
        escapes: dice.pick(0, 0, 5, 1), inlines: dice.pick(0, 0, 2),
        front: dice.pick("", "", "", "\n", " \t"),
        back: dice.pick("end", "end", "", " ", "\n\n"))
      self.dice = dice
    }

    private mutating func isOneOf(_ count: Int) -> Bool { count > 0 && dice.below(count) == 0 }

    // MARK: Values

    private mutating func value(depth: Int) -> Value {
      switch dice.below(depth > 0 ? 5 : 3) {
      case 0: .text(dice.pick(GeneratedSettings.texts))
      case 1: .raw(dice.pick(GeneratedSettings.numbers))
      case 2: .raw(dice.pick(["true", "false", "null"]))
      case 3: .array((0..<dice.below(4)).map { _ in value(depth: depth - 1) })
      default: .object(members(atMost: 3, depth: depth - 1))
      }
    }

    mutating func members(atMost count: Int, depth: Int) -> [(String, Value)] {
      (0..<dice.below(count + 1)).map { _ in
        (dice.pick(GeneratedSettings.names), value(depth: depth))
      }
    }

    // MARK: Hooks

    /// Returns random hooks; nil for none.
    mutating func hooks() -> Value? {
      if isOneOf(4) { return nil }
      var events: [(String, Value)] = []
      for event in ["PostToolUse", "PostToolUseFailure", "Stop"] where !isOneOf(3) {
        let isLogged = event != "Stop"
        var groups = (0..<dice.below(3)).map { _ in group([other()] + (isOneOf(3) ? [other()] : []))
        }
        for _ in 0..<(isLogged && isOneOf(3) ? 1 + dice.below(2) : 0) {
          groups.insert(ownGroup(), at: dice.below(groups.count + 1))
        }
        if groups.isEmpty, isLogged { isFilled = false }
        events.insert((event, .array(groups)), at: dice.below(events.count + 1))
      }
      if events.isEmpty { isFilled = false }
      return .object(events)
    }

    private mutating func ownGroup() -> Value {
      hasOwn = true
      let own = handler(dice.pick(GeneratedSettings.own.sorted()))
      // Claude Code doesn't run a handler without a group.
      if isOneOf(5) { return own }
      return group([[own], [own, other()], [other(), own], [own, own]][dice.below(4)])
    }

    private mutating func other() -> Value { handler(dice.pick(GeneratedSettings.others)) }

    private mutating func handler(_ command: String) -> Value {
      var members: [(String, Value)] = [("type", .text("command")), ("command", .text(command))]
      if isOneOf(2) { members.append(("timeout", .raw(dice.pick(["10", "5", "1e1"])))) }
      members.shuffle(using: &dice)
      return .object(members)
    }

    private mutating func group(_ handlers: [Value]) -> Value {
      let matcher: [(String, Value)] = isOneOf(2) ? [("matcher", .text(dice.pick(["*", ""])))] : []
      return .object(matcher + [("hooks", .array(handlers))])
    }

    // MARK: Text

    mutating func file(_ value: Value) -> String {
      layout.front + text(value, depth: 0, isInline: layout.unit == nil)
        + (layout.back == "end" ? layout.end : layout.back)
    }

    private mutating func text(_ value: Value, depth: Int, isInline: Bool) -> String {
      switch value {
      case .raw(let text): return text
      case .text(let text): return string(text)
      case .array(let elements):
        let isInline = isInline || depth > 0 && isOneOf(layout.inlines)
        let texts = elements.map { text($0, depth: depth + 1, isInline: isInline) }
        return container("[", texts, "]", depth: depth, isInline: isInline)
      case .object(let members):
        let isInline = isInline || depth > 0 && isOneOf(layout.inlines)
        let texts = members.map { name, value in
          string(name) + layout.colon + text(value, depth: depth + 1, isInline: isInline)
        }
        return container("{", texts, "}", depth: depth, isInline: isInline)
      }
    }

    private func container(
      _ open: String, _ texts: [String], _ close: String, depth: Int, isInline: Bool
    ) -> String {
      guard !texts.isEmpty else { return open + layout.hollow + close }
      guard !isInline, let unit = layout.unit else {
        return open + texts.joined(separator: layout.colon == ":" ? "," : ", ") + close
      }
      let line = layout.end + String(repeating: unit, count: depth)
      return open + texts.map { line + unit + $0 }.joined(separator: ",") + line + close
    }

    private mutating func string(_ text: String) -> String {
      let signs = text.unicodeScalars.map { scalar -> String in
        let isEscaped = scalar.value < 0x20 || "\"\\".unicodeScalars.contains(scalar)
        guard isEscaped || isOneOf(layout.escapes) else { return String(scalar) }
        return String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16, uppercase: isOneOf(2))
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      }
      return "\"" + signs.joined() + "\""
    }
  }
}
