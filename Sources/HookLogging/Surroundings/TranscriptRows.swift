import JSONLines
import POSIX

/// The rows in a stretch at the end of a transcript.
struct TranscriptRows: ~Escapable {
  private let bytes: Span<UInt8>

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// The model in the newest row with this call.
  func model(ofCall id: String) -> String? {
    let quotedID = BackwardSearch(ContiguousArray("\"\(id)\"".utf8))
    var end = bytes.count
    while let place = quotedID.lastIndex(in: bytes, 0..<end) {
      end = place
      guard isValue(at: place, of: "id") else { continue }
      let row = row(around: place)
      if !row.isWhole { continue }
      if let model = bytes.extracting(row.range).modelOfMessage(withCall: id) { return model }
    }
    return nil
  }

  /// The model in the newest response's row.
  func newestModel(ofSubagent: Bool) -> String? {
    let type = BackwardSearch(ContiguousArray("\"assistant\"".utf8))
    var end = bytes.count
    while let place = type.lastIndex(in: bytes, 0..<end) {
      let row = row(around: place).range
      if let model = bytes.extracting(row).modelOfResponse(ofSubagent: ofSubagent) { return model }
      end = row.lowerBound
    }
    return nil
  }

  /// The row with this place. The first one may be the rest of one, which is no object then.
  ///
  /// Returns: Its range, and whether its end has been written.
  private func row(around place: Int) -> (range: Range<Int>, isWhole: Bool) {
    var start = place
    while start > 0, bytes[start - 1] != .newline { start -= 1 }
    if let end = bytes.firstIndex(of: .newline, in: place..<bytes.count) {
      return (start..<end, true)
    }
    var object = JSONObject()
    let isWhole = (try? object.scan(bytes, at: start)) != nil
    return (start..<bytes.count, isWhole)
  }

  /// Whether what stands here is the value of a member with this name.
  private func isValue(at place: Int, of name: StaticString) -> Bool {
    var index = place
    while index > 0, bytes[index - 1].isJSONWhitespace { index -= 1 }
    guard index > 0, bytes[index - 1] == .colon else { return false }
    index -= 1
    while index > 0, bytes[index - 1].isJSONWhitespace { index -= 1 }
    let nameStart = index - name.utf8CodeUnitCount - 2
    return nameStart >= 0
      && JSONText(start: nameStart + 1, end: index - 1).equals(name, in: bytes)
      && bytes[nameStart] == .quote
  }
}

extension Span where Element == UInt8 {
  /// The model in the row of a response that made this call; read only as far as the call.
  fileprivate func modelOfMessage(withCall id: String) -> String? {
    do throws(JSONError) {
      var scanner = JSONScanner(self)
      guard try scanner.enterMember("message") else { return nil }
      let start = scanner.position
      var model: JSONText?
      try scanner.enterObject()
      while let name = try scanner.nextMember() {
        if name.equals("content", in: self), scanner.nextBracket() == .openBracket {
          guard try scanner.passContent(untilCall: id) else { continue }
          if let model { return realModel(model) }
          // The model stands behind the content, where Claude Code doesn't write it.
          return realModel(try JSONObject(at: start, in: self).text("model", in: self))
        }
        let value = try scanner.passValue()
        if name.equals("model", in: self) { model = value.text }
      }
      return nil
    } catch {
      return nil
    }
  }

  /// The model in the row of a response; nil for any other row.
  fileprivate func modelOfResponse(ofSubagent: Bool) -> String? {
    var row = JSONObject()
    guard (try? row.scan(self)) != nil, row.member("type", equals: "assistant", in: self),
      ofSubagent || !row.isTrue("isSidechain", in: self),
      let message = try? JSONObject(row.value("message", in: self), in: self)
    else { return nil }
    return realModel(message.text("model", in: self))
  }

  /// A model's name, nil when it is empty or stands for no model.
  private func realModel(_ text: JSONText?) -> String? {
    guard let text else { return nil }
    let name = text.string(in: self)
    return name.isEmpty || name == "<synthetic>" ? nil : name
  }
}

extension JSONObject {
  /// The members of the object at `position`.
  fileprivate init(at position: Int, in bytes: Span<UInt8>) throws(JSONError) {
    self.init()
    try scan(bytes, at: position)
  }
}

extension JSONScanner {
  /// Enters the object that stands here as far as the value of a member; false without it.
  fileprivate mutating func enterMember(_ wanted: StaticString) throws(JSONError) -> Bool {
    try enterObject()
    while let name = try nextMember() {
      if name.equals(wanted, in: bytes) { return nextBracket() == .openBrace }
      _ = try passValue()
    }
    return false
  }

  /// Passes the blocks of a message's content as far as the call with this id, if it is there.
  fileprivate mutating func passContent(untilCall id: String) throws(JSONError) -> Bool {
    try enterArray()
    while try nextElement() {
      guard nextBracket() == .openBrace else {
        _ = try passValue()
        continue
      }
      var isCall = false
      var hasID = false
      try enterObject()
      while let name = try nextMember() {
        let value = try passValue()
        if name.equals("type", in: bytes) {
          isCall = value.text?.equals("tool_use", in: bytes) == true
        }
        if name.equals("id", in: bytes) { hasID = value.text?.string(in: bytes) == id }
        if isCall, hasID { return true }
      }
    }
    return false
  }
}
