// How a settings file is edited
//
// A settings file belongs to its user: order, indentation, escapes, line endings, unknown members. So it is
// never parsed into a tree and written anew. `SettingsText` finds the range of each member in its bytes. An
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

/// The text of a settings file, with the ranges of its values.
struct SettingsText {
  /// A member of an object or an element of an array.
  struct Child {
    /// The decoded name; nil for an element.
    let name: String?
    /// The index of its first byte: for a member, of the name's opening quote.
    let start: Int
    let value: JSONValue

    /// The index after its last byte, without the following comma.
    var end: Int { value.end }

    /// Whether it is a member with exactly that name, byte for byte.
    func isNamed(_ other: String) -> Bool { name?.utf8.elementsEqual(other.utf8) == true }
  }

  let bytes: ContiguousArray<UInt8>
  /// The top-level object.
  let root: JSONValue

  /// Parses a text strictly by RFC 8259, after an optional byte order mark.
  init(_ bytes: ContiguousArray<UInt8>) throws(SettingsProblem) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    do throws(JSONError) {
      var scanner = JSONScanner(bytes.span, at: start)
      try scanner.enterObject()
      scanner = JSONScanner(bytes.span, at: start)
      root = try scanner.scanValue()
      try scanner.finish()
    } catch {
      throw .notJSON(error, line: Self.line(of: error.position, in: bytes))
    }
  }

  /// Returns the number of the line that contains a position.
  static func line(of position: Int, in bytes: ContiguousArray<UInt8>) -> Int {
    1 + bytes.prefix(position).count { $0 == .newline }
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Parses a text as Claude Code does, which replaces bytes that aren't UTF-8 with U+FFFD (observed in 2.1.332).
  init(repairing bytes: ContiguousArray<UInt8>) throws(SettingsProblem) {
    try self.init(ContiguousArray(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// Reads a JSON file as Claude Code does; nil if it is missing or isn't an object.
  init?(lenientlyReading path: FilePath) {
    guard let content = try? SettingsFile(path).content,
      let text = try? SettingsText(repairing: content)
    else { return nil }
    self = text
  }

  /// Whether there is only white space, which Claude Code takes for settings without members (observed in 2.1.332).
  ///
  /// White space is what JavaScript's `trim` removes, which includes a byte order mark but not NEL.
  static func isBlank(_ bytes: ContiguousArray<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\u{FEFF}" || $0.properties.isWhitespace && $0 != "\u{85}"
    }
  }

  /// Returns the members or elements of a container, in order; none for any other value.
  func children(of value: JSONValue) -> [Child] {
    var children: [Child] = []
    var scanner = JSONScanner(bytes.span, at: value.start)
    // The text has been validated, so no error can occur.
    do throws(JSONError) {
      switch value.kind {
      case .object:
        try scanner.enterObject()
        while let name = try scanner.nextMember() {
          let start = name.start - 1
          let name = name.string(in: bytes.span)
          children.append(Child(name: name, start: start, value: try scanner.scanValue()))
        }
      case .array:
        try scanner.enterArray()
        while try scanner.nextElement() {
          let value = try scanner.scanValue()
          children.append(Child(name: nil, start: value.start, value: value))
        }
      default: break
      }
    } catch {}
    return children
  }

  /// A member of an object that takes effect, as in JavaScript: the last one of its name.
  struct LastMember {
    /// The index of the member.
    let index: Int
    let name: String
    let value: JSONValue
    /// Whether an earlier member has the same name.
    let isRepeated: Bool
  }

  /// Returns the members of an object that take effect, in order.
  func lastMembers(of object: JSONValue) -> [LastMember] {
    let members = children(of: object)
    let indices = Dictionary(grouping: members.indices) { Array((members[$0].name ?? "").utf8) }
    return members.enumerated().compactMap { index, member in
      guard let name = member.name, let same = indices[Array(name.utf8)], same.last == index
      else { return nil }
      return LastMember(index: index, name: name, value: member.value, isRepeated: same.count > 1)
    }
  }

  /// Returns the member of an object with that name; the last one if it is repeated, as in JavaScript.
  func member(_ name: String, of value: JSONValue) -> JSONValue? {
    children(of: value).last { $0.isNamed(name) }?.value
  }

  /// Returns the text of a value; nil if it isn't a string.
  func string(_ value: JSONValue?) -> String? { value?.text?.string(in: bytes.span) }

  /// Returns the text of a member of an object; nil if there is none, or it isn't a string.
  func string(_ name: String, of object: JSONValue?) -> String? {
    object.flatMap { string(member(name, of: $0)) }
  }

  /// Returns the white space in an empty container; an empty text if the container has children.
  func whiteSpace(inside container: JSONValue) -> String {
    let inside = bytes[container.start + 1..<container.end - 1]
    return inside.allSatisfy { $0.isJSONWhitespace } ? String(decoding: inside, as: UTF8.self) : ""
  }

  /// Returns the text after some edits.
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
