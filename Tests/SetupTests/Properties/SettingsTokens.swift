import Foundation

/// The tokens of a JSON text with their ranges, to verify edits independently.
///
/// It shares nothing with `SettingsValue`: it recognizes only brackets, strings and what is between them.
struct SettingsTokens {
  struct Token {
    let range: Range<Int>
    /// The number of enclosing containers.
    let depth: Int
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// The closing token of each token that opens a container.
  private var closing: [Int: Int] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var open: [Int] = []
    var place = 0
    while place < bytes.count {
      let start = place
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        place += 1
        open.append(tokens.count)
        tokens.append(Token(range: start..<place, depth: open.count - 1))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        place += 1
        if let opening = open.popLast() { closing[opening] = tokens.count }
        tokens.append(Token(range: start..<place, depth: open.count))
      case UInt8(ascii: "\""):
        place += 1
        while bytes[place] != UInt8(ascii: "\"") {
          place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place += 1
        tokens.append(Token(range: start..<place, depth: open.count))
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D: place += 1
      default:
        while place < bytes.count, !Array(",:]} \t\r\n".utf8).contains(bytes[place]) { place += 1 }
        tokens.append(Token(range: start..<place, depth: open.count))
      }
    }
  }

  /// Returns a token as written.
  func raw(_ token: Int) -> ArraySlice<UInt8> { bytes[tokens[token].range] }

  /// Returns the decoded text of a string; nil for other tokens.
  private func text(_ token: Int) -> String? {
    let array = try? JSONSerialization.jsonObject(
      with: Data("[".utf8) + raw(token) + Data("]".utf8))
    return (array as? [Any])?.first as? String
  }

  // MARK: Values

  /// Returns the token after a value.
  private func end(_ token: Int) -> Int { (closing[token] ?? token) + 1 }

  /// Returns the first tokens of the elements of an array.
  private func elements(_ array: Int) -> [Int] {
    Array(sequence(first: array + 1, next: end).prefix { $0 != closing[array] })
  }

  /// Returns the tokens of the names and values of an object's members.
  private func members(_ object: Int) -> [(name: Int, value: Int)] {
    let names = sequence(first: object + 1) { end($0 + 1) }.prefix { $0 != closing[object] }
    return names.map { ($0, $0 + 1) }
  }

  private func member(_ name: String, of value: Int) -> Int? {
    guard opens(value, with: "{") else { return nil }
    return members(value).last { text($0.name) == name }?.value
  }

  private func opens(_ token: Int, with bracket: Character) -> Bool {
    raw(token).first == bracket.asciiValue
  }

  // MARK: Handlers

  private static let events = ["PostToolUse", "PostToolUseFailure"]

  /// Returns the number of an event's handlers, within groups, that run one of these commands.
  func count(_ commands: Set<String>, of event: String) -> Int {
    guard let hooks = member("hooks", of: 0), let groups = member(event, of: hooks) else {
      return 0
    }
    return elements(groups).compactMap { member("hooks", of: $0) }.flatMap(elements)
      .count { isHandler($0, of: commands) }
  }

  private func isHandler(_ value: Int, of commands: Set<String>) -> Bool {
    member("command", of: value).flatMap(text).map(commands.contains) == true
  }

  /// Returns the tokens without handlers of these commands and without containers that only held those.
  func tokens(without commands: Set<String>) -> [Int] {
    var gone: Set<Int> = []
    guard let hooks = member("hooks", of: 0), opens(hooks, with: "{") else {
      return Array(tokens.indices)
    }
    var isEmpty = true
    for (name, array) in members(hooks) {
      guard Self.events.contains(text(name) ?? ""), opens(array, with: "[") else {
        isEmpty = false
        continue
      }
      for group in elements(array) {
        guard let inner = member("hooks", of: group) else {
          if isHandler(group, of: commands) { gone.formUnion(group..<end(group)) }
          continue
        }
        guard opens(inner, with: "[") else { continue }
        let own = elements(inner).filter { isHandler($0, of: commands) }
        for handler in own { gone.formUnion(handler..<end(handler)) }
        if !own.isEmpty, own.count == elements(inner).count { gone.formUnion(group..<end(group)) }
      }
      if elements(array).allSatisfy(gone.contains) {
        gone.formUnion(name..<end(array))
      } else {
        isEmpty = false
      }
    }
    if isEmpty { gone.formUnion((hooks - 1)..<end(hooks)) }
    return tokens.indices.filter { !gone.contains($0) }
  }

  // MARK: Comparing

  /// Returns a difference from another text, apart from handlers of these commands; nil if there is none.
  ///
  /// Every token must be written as before, and so must the bytes between tokens that were and are adjacent.
  func change(to other: SettingsTokens, besides commands: Set<String>) -> String? {
    let pairs = Array(zip(tokens(without: commands), other.tokens(without: commands)))
    let count = other.tokens(without: commands).count
    guard pairs.count == count, tokens(without: commands).count == count else {
      return "other values"
    }
    for (index, pair) in pairs.enumerated() {
      guard raw(pair.0) == other.raw(pair.1) else { return "\(shown(pair.0)) is another" }
      guard index > 0 else { continue }
      let last = pairs[index - 1]
      if last == (pair.0 - 1, pair.1 - 1), gap(before: pair.0) != other.gap(before: pair.1) {
        return "something else is before \(shown(pair.0))"
      }
    }
    let isSameAround =
      gap(before: 0) == other.gap(before: 0)
      && bytes[(tokens.last?.range.upperBound ?? 0)...]
        == other.bytes[(other.tokens.last?.range.upperBound ?? 0)...]
    return isSameAround ? nil : "something else is around the value"
  }

  private func gap(before token: Int) -> ArraySlice<UInt8> {
    bytes[(token > 0 ? tokens[token - 1].range.upperBound : 0)..<tokens[token].range.lowerBound]
  }

  private func shown(_ token: Int) -> String { String(decoding: raw(token), as: UTF8.self) }

  // MARK: Layout

  /// Whether each line that begins with a token is indented by `unit` for each enclosing container.
  func isIndented(by unit: String) -> Bool {
    tokens.allSatisfy { token in
      let lead = bytes[..<token.range.lowerBound].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
      let start = token.range.lowerBound - lead.count
      guard start == 0 || bytes[start - 1] == 0x0A else { return true }
      return lead.reversed() == Array(String(repeating: unit, count: token.depth).utf8)
    }
  }
}
