import Bytes
import JSONLines
import OperatingSystem

/// A value that isn't what Claude Code requires.
struct SettingFlaw {
  /// The path of the member, such as `permissions.allow`; empty for the examined value itself.
  private(set) var path: String
  /// What is wrong, worded as the rest of a sentence.
  let reason: String
  /// The index of the value, or of the object that lacks it.
  let position: Int

  init(of path: String = "", _ reason: String, at value: JSONValue) {
    self.path = path
    self.reason = reason
    position = value.start
  }

  /// Returns the flaw with its path relative to the enclosing value.
  func inside(_ name: String) -> SettingFlaw {
    var outer = self
    outer.path = path.isEmpty || path.hasPrefix("[") ? name + path : "\(name).\(path)"
    return outer
  }
}

/// The reason that Claude Code ignores a file.
struct FileFault {
  /// The flaw; its path is empty for the file itself.
  let flaw: SettingFlaw
  let line: Int

  init(_ flaw: SettingFlaw, in text: SettingsText) {
    self.flaw = flaw
    line = SettingsText.line(of: flaw.position, in: text.bytes)
  }
}

extension SettingsText {
  /// Returns the first flaw in a value; nil if it complies with the kind.
  func flaw(of value: JSONValue, as kind: SettingKind) -> SettingFlaw? {
    guard fits(value, as: kind) else { return SettingFlaw("is not \(kind)", at: value) }
    switch kind {
    case .array(let element): return firstFlaw(in: value) { flaw(of: $0, as: element) }
    case .object(let member):
      return lastMembers(of: value).lazy.compactMap {
        flaw(of: $0.value, as: member)?.inside($0.name)
      }.first
    case .members(let rows): return flaw(inMembersOf: value, as: rows)
    case .required(let kind): return flaw(of: value, as: kind)
    default: return nil
    }
  }

  /// Returns the first flaw in the elements of an array.
  func firstFlaw(
    in array: JSONValue, _ flaw: (JSONValue) -> SettingFlaw?
  ) -> SettingFlaw? {
    for (index, element) in children(of: array).enumerated() {
      if let flaw = flaw(element.value) { return flaw.inside("[\(index)]") }
    }
    return nil
  }

  /// Returns the first flaw in the members of an object.
  private func flaw(inMembersOf object: JSONValue, as rows: [SettingRow]) -> SettingFlaw? {
    let members = lastMembers(of: object).map { (Array($0.name.utf8), $0.value) }
    let values = Dictionary(uniqueKeysWithValues: members)
    return rows.lazy.compactMap { name, kind in
      if let value = values[Array(name.utf8)] { return flaw(of: value, as: kind)?.inside(name) }
      if case .required = kind { return SettingFlaw(of: name, "is missing", at: object) }
      return nil
    }.first
  }

  /// Whether a value is of a kind, regardless of its content.
  private func fits(_ value: JSONValue, as kind: SettingKind) -> Bool {
    switch kind {
    case .boolean: value.kind == .true || value.kind == .false
    case .text: value.kind == .string
    case .filledText: value.text?.isEmpty == false
    case .address: string(value).map(isAddress) ?? false
    case .word(let words): string(value).map(words.contains) ?? false
    case .number(let bounds, let isWhole):
      number(value).map { bounds.contains($0) && (!isWhole || $0 == $0.rounded()) } ?? false
    case .positive: number(value).map { $0 > 0 && $0.isFinite } ?? false
    case .array: value.kind == .array
    case .object, .members: value.kind == .object
    case .either(let kinds): kinds.contains { flaw(of: value, as: $0) == nil }
    case .required(let kind): fits(value, as: kind)
    case .anything: true
    }
  }

  /// Whether a text is a URI scheme (RFC 3986, section 3.1) followed by something.
  private func isAddress(_ text: String) -> Bool {
    guard text.utf8.first?.is(.letter) == true, let colon = text.utf8.firstIndex(of: .colon)
    else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.allSatisfy { $0.is(.dashedWord) && $0 != "_" || "+.".utf8.contains($0) }
      && colon < text.utf8.index(before: text.utf8.endIndex)
  }

  /// Returns the value of a number, rounded as in JavaScript; nil for any other kind.
  func number(_ value: JSONValue) -> Double? {
    guard value.kind == .number else { return nil }
    return Double(decimal: String(decoding: bytes[value.start..<value.end], as: UTF8.self))
  }
}
