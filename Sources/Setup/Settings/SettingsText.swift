// How a settings file is edited
//
// A settings file is its user's: order, indentation, escapes, line ends, members that nobody has heard
// of. So it is never parsed into a tree and written anew. `SettingsText` says where in its bytes each
// member stands; an edit is a list of `TextEdit`s, stretches of bytes and what takes their place; what
// no edit touches is byte for byte what it was.
//
//     {                                             {
//       "model": "opus"                               "model": "opus",
//     }                                               "hooks": {
//                                                       "PostToolUse": [ …
//
// The insertion above is one edit, at the end of `"opus"`: a comma, and on the next line the new member,
// indented as the members before it are (`SettingsLayout`). Taking the member out again removes the very
// same bytes, from the end of the value before it to its own end.
//
// Where a container was empty, its white space is rewritten, and nothing in the text tells `{}` from a
// container that wasn't there. That is what the backups are for (`SettingsBackups`): if the text is what
// an install would make of the backup, then the backup is what was there.

import Bytes
package import JSONLines

/// The text of a settings file, and where its values stand.
struct SettingsText {
  /// A member of an object or an element of an array.
  struct Child {
    /// The decoded name; nil for an element.
    let name: String?
    /// Where it begins: a member with its name's opening quote.
    let start: Int
    let value: JSONValue

    /// Where it ends, without the comma behind it.
    var end: Int { value.end }

    /// Whether it is a member with exactly that name, byte for byte.
    func isNamed(_ other: String) -> Bool { name?.utf8.elementsEqual(other.utf8) == true }
  }

  let bytes: ContiguousArray<UInt8>
  /// The object that the file is.
  let root: JSONValue

  /// Reads a text strictly by RFC 8259, after the byte order mark that it may begin with; throws what is wrong.
  init(_ bytes: ContiguousArray<UInt8>) throws(SettingsProblem) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    do throws(JSONError) {
      var scanner = JSONScanner(bytes.span, at: start)
      try scanner.enterObject()
      scanner = JSONScanner(bytes.span, at: start)
      root = try scanner.passValue()
      try scanner.finish()
    } catch {
      throw .notJSON(error, line: 1 + bytes.prefix(error.position).count { $0 == .newline })
    }
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads a text as Claude Code does, which takes bytes that aren't UTF-8 for U+FFFD (seen in 2.1.332).
  init(repairing bytes: ContiguousArray<UInt8>) throws(SettingsProblem) {
    try self.init(ContiguousArray(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// Whether there is nothing but white space, which Claude Code takes for settings without members (seen in
  /// 2.1.332). White space is what JavaScript's `trim` removes: a byte order mark is, NEL isn't.
  static func isBlank(_ bytes: ContiguousArray<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\u{FEFF}" || $0.properties.isWhitespace && $0 != "\u{85}"
    }
  }

  /// The members or elements of a container, in order; none for any other value.
  func children(of value: JSONValue) -> [Child] {
    var children: [Child] = []
    var scanner = JSONScanner(bytes.span, at: value.start)
    // The text was scanned before, so that no error can come.
    do throws(JSONError) {
      switch value.kind {
      case .object:
        try scanner.enterObject()
        while let name = try scanner.nextMember() {
          let start = name.start - 1
          let name = name.string(in: bytes.span)
          children.append(Child(name: name, start: start, value: try scanner.passValue()))
        }
      case .array:
        try scanner.enterArray()
        while try scanner.nextElement() {
          let value = try scanner.passValue()
          children.append(Child(name: nil, start: value.start, value: value))
        }
      default: break
      }
    } catch {}
    return children
  }

  /// A member of an object that counts, as in JavaScript: of several with one name the last.
  struct LastMember {
    /// Which member it is.
    let index: Int
    let name: String
    let value: JSONValue
    /// Whether another of that name comes before it.
    let isRepeated: Bool
  }

  /// The members of an object that count, in order.
  func lastMembers(of object: JSONValue) -> [LastMember] {
    var last: [[UInt8]: Int] = [:]
    var repeated: Set<[UInt8]> = []
    let members = children(of: object)
    for (index, member) in members.enumerated() {
      guard let name = member.name.map({ Array($0.utf8) }) else { continue }
      if last.updateValue(index, forKey: name) != nil { repeated.insert(name) }
    }
    return members.enumerated().compactMap { index, member in
      guard let name = member.name, last[Array(name.utf8)] == index else { return nil }
      return LastMember(
        index: index, name: name, value: member.value,
        isRepeated: repeated.contains(Array(name.utf8)))
    }
  }

  /// The member of an object with that name, the last one where it is repeated, as in JavaScript.
  func member(_ name: String, of value: JSONValue) -> JSONValue? {
    children(of: value).last { $0.isNamed(name) }?.value
  }

  /// The text of a value, nil when it is no string.
  func string(_ value: JSONValue?) -> String? { value?.text?.string(in: bytes.span) }

  /// The white space in an empty container; nothing of one that has children.
  func inside(_ container: JSONValue) -> String {
    let inside = bytes[container.start + 1..<container.end - 1]
    return inside.allSatisfy { $0.isJSONWhitespace } ? String(decoding: inside, as: UTF8.self) : ""
  }

  /// The text after some edits.
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

/// A stretch of a text's bytes, and what takes its place.
struct TextEdit: Equatable {
  let range: Range<Int>
  let replacement: String
}
