import Bytes
import JSONLines

/// A complete row of a transcript.
struct TranscriptTailRow: ~Escapable {
  private let bytes: Span<UInt8>

  /// Creates a row; nil if no newline ends it and it is incomplete.
  @_lifetime(copy bytes)
  init?(_ bytes: Span<UInt8>, isEnded: Bool) {
    self.bytes = bytes
    if !isEnded, (try? JSONObject(scanning: bytes)) == nil { return nil }
  }

  /// Returns the model of the response with a call; doesn't read beyond that call.
  func model(ofCall id: String) -> String? {
    do throws(JSONError) {
      var scanner = JSONScanner(bytes)
      guard try scanner.enterMember("message") else { return nil }
      let start = scanner.position
      var model: JSONText?
      try scanner.enterObject()
      while let name = try scanner.nextMember() {
        if name.equals("content", in: bytes), scanner.nextBracket() == .openBracket {
          guard try scanner.skipContent(untilCall: id) else { continue }
          if let model { return self.name(model) }
          // Claude Code doesn't write the model after the content, but JSON allows that.
          return self.model(in: try JSONObject(scanning: bytes, at: start))
        }
        let value = try scanner.scanValue()
        if name.equals("model", in: bytes) { model = value.text }
      }
      return nil
    } catch {
      return nil
    }
  }

  /// Returns the model of a response; nil for any other row.
  func model(ofSubagent: Bool) -> String? {
    guard let row = row(ofType: "assistant"), ofSubagent || !row.isTrue("isSidechain", in: bytes)
    else { return nil }
    return model(in: object("message", of: row))
  }

  /// Returns the model of a request of the thread; nil for any other row, such as a request for a title.
  func requestedModel(ofSubagent: Bool) -> String? {
    guard let row = row(ofType: "api-request"), ofSubagent || isOfMainThread(row) else {
      return nil
    }
    return model(in: object("params", of: row))
  }

  /// Returns whether a request belongs to the conversation itself, by its source (2.1.332).
  private func isOfMainThread(_ request: JSONObject) -> Bool {
    guard request.text("agentId", in: bytes) == nil,
      let source = request.string("querySource", in: bytes)
    else { return false }
    return source == "sdk" || source.hasPrefix("repl_main_thread")
  }

  /// Returns the model that the thread uses from this row on; nil for any other row.
  func announcedModel(ofSubagent: Bool) -> String? {
    guard let row = row(ofType: "attachment"), ofSubagent || !row.isTrue("isSidechain", in: bytes),
      let attachment = object("attachment", of: row),
      attachment.member("type", equals: "model", in: bytes)
    else { return nil }
    return name(object("identity", of: attachment)?.text("modelId", in: bytes))
  }

  /// Returns the members of the row; nil if it is of another type.
  private func row(ofType type: StaticString) -> JSONObject? {
    guard let row = try? JSONObject(scanning: bytes), row.member("type", equals: type, in: bytes)
    else { return nil }
    return row
  }

  private func object(_ name: StaticString, of object: JSONObject) -> JSONObject? {
    try? JSONObject(object.value(name, in: bytes), in: bytes)
  }

  /// Returns the `model` in an object.
  private func model(in object: JSONObject?) -> String? { name(object?.text("model", in: bytes)) }

  /// Returns a model's name; nil if it is empty or a placeholder.
  private func name(_ text: JSONText?) -> String? {
    let name = text?.string(in: bytes)
    return name?.isEmpty != false || name == "<synthetic>" ? nil : name
  }
}

extension JSONScanner {
  /// Enters the object at the current position up to the value of a member; returns false if that isn't an object.
  fileprivate mutating func enterMember(_ wanted: StaticString) throws(JSONError) -> Bool {
    try enterObject()
    while let name = try nextMember() {
      if name.equals(wanted, in: bytes) { return nextBracket() == .openBrace }
      _ = try scanValue()
    }
    return false
  }

  /// Skips the blocks of a message's content up to a call; returns false if the call isn't there.
  fileprivate mutating func skipContent(untilCall id: String) throws(JSONError) -> Bool {
    try enterArray()
    while try nextElement() {
      guard nextBracket() == .openBrace else {
        _ = try scanValue()
        continue
      }
      var isCall = false
      var hasID = false
      try enterObject()
      while let name = try nextMember() {
        let value = try scanValue()
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
