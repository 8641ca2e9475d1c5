import Bytes
import OperatingSystem

/// A JavaScript regular expression, matched by the C library's where the two languages agree.
///
/// A lookahead is supported at the beginning, where matchers have it: `^(?!Bash).*`. What the languages
/// interpret differently, and what could take long, isn't supported.
struct JavaScriptPattern {
  /// The reason that a pattern can't be used.
  enum Obstacle: Error {
    /// The pattern isn't a regular expression.
    case invalid
    /// The pattern isn't supported here.
    case notUnderstood
  }

  private let expression: RegularExpression
  /// The lookahead at the start of the match, and whether it is positive.
  private let lookahead: (expression: RegularExpression, isWanted: Bool)?
  /// Whether the match must begin at the start of the text.
  private let isAnchored: Bool

  init(_ text: String) throws(Obstacle) {
    var reader = PatternReader(text)
    guard let (ahead, isWanted) = try reader.readLookahead() else {
      expression = try Self.compiled(try reader.rest())
      (lookahead, isAnchored) = (nil, false)
      return
    }
    isAnchored = reader.isAnchored
    lookahead = (try Self.compiled("^(" + ahead + ")"), isWanted)
    expression = try Self.compiled("^(" + (try reader.rest()) + ")")
  }

  private static func compiled(_ pattern: String) throws(Obstacle) -> RegularExpression {
    guard let expression = RegularExpression(pattern) else { throw .invalid }
    return expression
  }

  /// Whether the pattern matches anywhere in an ASCII text.
  func isFound(in text: String) -> Bool {
    guard let lookahead else { return expression.isFound(in: text) }
    return (0...(isAnchored ? 0 : text.utf8.count)).contains { start in
      let rest = String(text.dropFirst(start))
      return lookahead.expression.isFound(in: rest) == lookahead.isWanted
        && expression.isFound(in: rest)
    }
  }
}

/// A translator of JavaScript regular expressions to POSIX.
private struct PatternReader {
  typealias Obstacle = JavaScriptPattern.Obstacle

  /// The limits beyond which a pattern would take too long to compile or to match.
  private static let (longest, mostRepetitions, highestCount) = (500, 4, 255)

  private var bytes: ArraySlice<UInt8>
  private let isTooLong: Bool
  private var pattern = ""
  private var repetitions = 0
  /// The last piece, to which a repetition would apply.
  private var last = Piece.start

  /// The kinds of pieces of a pattern.
  private enum Piece {
    case start, single, group, repetition, count
  }

  /// Whether the pattern begins with `^`, which `readLookahead` skips.
  private(set) var isAnchored = false

  init(_ text: String) {
    isTooLong = text.utf8.count > Self.longest || !text.utf8.allSatisfy { 0x20..<0x80 ~= $0 }
    bytes = Array(text.utf8)[...]
  }

  /// Reads a lookahead at the beginning, and whether it is positive; returns nil if there is none.
  mutating func readLookahead() throws(Obstacle) -> (String, isWanted: Bool)? {
    var rest = bytes
    let isAnchored = rest.first == "^"
    if isAnchored { rest.removeFirst() }
    guard rest.starts(with: "(?!".utf8) || rest.starts(with: "(?=".utf8),
      let close = rest.firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let isWanted = rest[rest.startIndex + 2] == "="
    let inside = rest[(rest.startIndex + 3)..<close]
    // The parenthesis may close an inner group or be escaped.
    if inside.contains(where: { $0.isOne(of: "([\\") }) { throw .notUnderstood }
    var reader = PatternReader(String(decoding: inside, as: UTF8.self))
    let pattern = try reader.rest()
    bytes = rest[(close + 1)...]
    if bytes.first?.isOne(of: "?*+{^") == true { throw .notUnderstood }
    self.isAnchored = isAnchored
    return (pattern, isWanted)
  }

  /// Returns the rest of the pattern in POSIX syntax.
  mutating func rest() throws(Obstacle) -> String {
    while let byte = bytes.popFirst() { try read(byte) }
    // An empty pattern matches everywhere, but the C library rejects it.
    if isTooLong || repetitions > Self.mostRepetitions { throw .notUnderstood }
    return pattern.isEmpty ? "()" : pattern
  }

  private mutating func read(_ byte: UInt8) throws(Obstacle) {
    switch byte {
    case "\\": try readEscape()
    case "[": try readClass()
    case "(": try openGroup()
    case ")": append(")", as: .group)
    case "|": append("|", as: .start)
    case "^": append("^", as: .start)
    case "*", "+": try appendRepetition(byte)
    case "?":
      // After a repetition, it requests the shortest match, which doesn't change whether there is one.
      if last == .repetition || last == .count {
        last = .single
      } else {
        try appendRepetition(byte)
      }
    case "{": try readCount()
    case "}": append("\\}", as: .single)
    default: append(String(Unicode.Scalar(byte)), as: .single)
    }
  }

  private mutating func append(_ text: String, as piece: Piece) {
    pattern += text
    last = piece
  }

  private mutating func appendRepetition(_ byte: UInt8) throws(Obstacle) {
    let isOptional = byte == "?"
    switch last {
    case .start, .repetition: throw .invalid
    case .count: throw isOptional ? .invalid : .notUnderstood
    case .group where !isOptional: throw .notUnderstood
    case .group, .single: repetitions += 1
    }
    append(String(Unicode.Scalar(byte)), as: .repetition)
  }

  /// Reads `{2}`, `{2,}` or `{2,3}`; anything else is literal.
  private mutating func readCount() throws(Obstacle) {
    let close = bytes.firstIndex(of: .closeBrace)
    let numbers = bytes[..<(close ?? bytes.startIndex)].split(
      separator: .comma, omittingEmptySubsequences: false)
    guard let close, 1...2 ~= numbers.count, !numbers[0].isEmpty,
      numbers.allSatisfy({ $0.allSatisfy { $0.isDigit } })
    else { return append("\\{", as: .single) }
    switch last {
    case .start, .repetition, .count: throw .invalid
    case .group: throw .notUnderstood
    case .single: break
    }
    for number in numbers where !number.isEmpty {
      guard let count = Int(String(decoding: number, as: UTF8.self)), count <= Self.highestCount
      else { throw .notUnderstood }
    }
    repetitions += 1
    append("{" + String(decoding: bytes[..<close], as: UTF8.self) + "}", as: .count)
    bytes = bytes[(close + 1)...]
  }

  private mutating func openGroup() throws(Obstacle) {
    if bytes.first == "?" {
      let kind = bytes.dropFirst().prefix { $0 != ")" && $0 != ":" }
      let end = bytes.dropFirst(1 + kind.count).first
      let isWord = kind.allSatisfy { $0 | 0x20 >= UInt8(ascii: "a") }
      if !kind.isEmpty, end == ")", isWord { throw .invalid }
      guard kind.isEmpty, end == ":" else { throw .notUnderstood }
      bytes.removeFirst(2)
    }
    append("(", as: .start)
  }

  private mutating func readEscape() throws(Obstacle) {
    guard let byte = bytes.popFirst() else { throw .invalid }
    switch byte {
    case "d": append("[0-9]", as: .single)
    case "D": append("[^0-9]", as: .single)
    case "/", "-": append(String(Unicode.Scalar(byte)), as: .single)
    case _ where byte.isOne(of: "bBwWsS.*+?^$|()[]{}"):
      append("\\" + String(Unicode.Scalar(byte)), as: .single)
    default: throw .notUnderstood
    }
  }

  /// Reads a bracket expression, if both languages write it alike.
  private mutating func readClass() throws(Obstacle) {
    guard let close = bytes.firstIndex(of: .closeBracket) else { throw .invalid }
    let inside = bytes[..<close]
    let members = inside.first == "^" ? inside.dropFirst() : inside
    if members.isEmpty || members.contains(where: { $0.isOne(of: "[\\") }) { throw .notUnderstood }
    bytes = bytes[(close + 1)...]
    append("[" + String(decoding: inside, as: UTF8.self) + "]", as: .single)
  }
}
