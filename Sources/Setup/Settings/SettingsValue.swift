// How a settings file is edited
//
// A settings file belongs to its user: order, indentation, escapes, line endings, unknown members. So it is
// never parsed into a tree and written anew. `SettingsValue` finds the range of each member in its bytes. An
// edit is a list of `TextEdit`s, each a range of bytes and its replacement; all other bytes stay the same.
//
//     {                                             {
//       "model": "opus"                               "model": "opus",
//     }                                               "hooks": {
//                                                       "PostToolUse": [ …
//
// The insertion above is one edit, at the end of `"opus"`: a comma, and on the next line the new member,
// indented like the members before it (`SettingsLayout`). Removing the member removes exactly the same bytes,
// from the end of the previous value to its own end.
//
// If a container was empty, its white space is rewritten, and the text no longer shows whether the container
// was `{}` or didn't exist. For this there are the backups (`SettingsBackups`): if the text is what an install
// would make of a backup, the backup is the original.

import Bytes
import JSONLines
import OperatingSystem

/// A value in the text of a settings file: the top-level object, or a value inside it.
struct SettingsValue {
  /// A member of an object or an element of an array.
  struct Child {
    /// The decoded name; empty for an element.
    let name: String
    /// The index among the container's children.
    let index: Int
    /// The index of its first byte: for a member, of the name's opening quote.
    let start: Int
    let value: SettingsValue

    /// The index after its last byte, without the following comma.
    var end: Int { value.end }

    /// Whether it is a member with exactly that name, byte for byte.
    func isNamed(_ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }
  }

  /// The whole text.
  let bytes: ContiguousArray<UInt8>
  private let value: JSONValue

  var kind: JSONValue.Kind { value.kind }
  /// The index of the value's first byte.
  var start: Int { value.start }
  /// The index after its last byte.
  var end: Int { value.end }
  /// The number of the line in which it begins.
  var line: Int { Self.line(of: start, in: bytes) }
  /// The text; nil if it isn't a string.
  var string: String? { value.text?.string(in: bytes.span) }
  /// The number as a count; nil if it isn't a number above 0.
  var positiveCount: Int? { value.count(in: bytes.span).flatMap { $0 > 0 ? $0 : nil } }

  private init(_ value: JSONValue, in bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
    self.value = value
  }

  /// Parses a text strictly by RFC 8259, after an optional byte order mark, as an object.
  init(_ bytes: ContiguousArray<UInt8>) throws(SetupProblem) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    do throws(JSONError) {
      var scanner = JSONScanner(bytes.span, at: start)
      try scanner.enterObject()
      scanner = JSONScanner(bytes.span, at: start)
      value = try scanner.scanValue()
      try scanner.finish()
    } catch {
      throw .notJSON(because: error, line: Self.line(of: error.position, in: bytes))
    }
  }

  private static func line(of position: Int, in bytes: ContiguousArray<UInt8>) -> Int {
    1 + bytes.prefix(position).count { $0 == .newline }
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Parses a text as Claude Code does, which replaces bytes that aren't UTF-8 with U+FFFD (observed in 2.1.332).
  init(repairing bytes: ContiguousArray<UInt8>) throws(SetupProblem) {
    try self.init(ContiguousArray(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// Reads a JSON file as Claude Code does; nil if it is missing or isn't an object.
  init?(lenientlyReading path: FilePath) {
    guard let content = try? SettingsFile(path).content,
      let object = try? SettingsValue(repairing: content)
    else { return nil }
    self = object
  }

  /// Whether there is only white space, which Claude Code takes for settings without members (observed in 2.1.332).
  ///
  /// White space is what JavaScript's `trim` removes, which includes a byte order mark but not NEL.
  static func isBlank(_ bytes: ContiguousArray<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\u{FEFF}" || $0.properties.isWhitespace && $0 != "\u{85}"
    }
  }

  /// The members or elements of a container, in order; none for any other value.
  var children: [Child] {
    var children: [Child] = []
    var scanner = JSONScanner(bytes.span, at: start)
    // The text has been validated, so no error can occur.
    do throws(JSONError) {
      switch kind {
      case .object:
        try scanner.enterObject()
        while let name = try scanner.nextMember() {
          let value = SettingsValue(try scanner.scanValue(), in: bytes)
          children.append(
            Child(
              name: name.string(in: bytes.span), index: children.count, start: name.start - 1,
              value: value))
        }
      case .array:
        try scanner.enterArray()
        while try scanner.nextElement() {
          let value = SettingsValue(try scanner.scanValue(), in: bytes)
          children.append(Child(name: "", index: children.count, start: value.start, value: value))
        }
      default: break
      }
    } catch {}
    return children
  }

  /// The elements of an array, in order; for an object, the values of its members.
  var elements: [SettingsValue] { children.map { $0.value } }

  /// The members of an object that take effect, in order: as in JavaScript, the last one of each name.
  var members: [Child] {
    guard kind == .object else { return [] }
    let children = children
    let indices = Dictionary(grouping: children.indices) { Array(children[$0].name.utf8) }
    return children.filter { indices[Array($0.name.utf8)]?.last == $0.index }
  }

  /// Returns the member of an object with that name; the last one if it is repeated, as in JavaScript.
  func member(_ name: String) -> SettingsValue? {
    kind == .object ? children.last { $0.isNamed(name) }?.value : nil
  }

  subscript(name: String) -> SettingsValue? { member(name) }

  /// Whether several members of the object have the name.
  func repeats(_ name: String) -> Bool { children.count { $0.isNamed(name) } > 1 }

  /// The white space in an empty container; an empty text if the container has children.
  var whiteSpaceInside: String {
    let inside = bytes[start + 1..<end - 1]
    return inside.allSatisfy { $0.isJSONWhitespace } ? String(decoding: inside, as: UTF8.self) : ""
  }

  /// Returns the whole text after some edits.
  func applying(_ edits: [TextEdit]) -> ContiguousArray<UInt8> {
    var result = ContiguousArray<UInt8>()
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[position..<max(position, edit.range.lowerBound)]
      result += edit.replacement.utf8
      position = max(position, edit.range.upperBound)
    }
    return result + bytes[position...]
  }
}

/// A range of a text's bytes, and its replacement.
struct TextEdit: Equatable {
  let range: Range<Int>
  let replacement: String
}
