import Bytes
import JSONLines

/// A complete row of a transcript.
struct TranscriptTailRow: ~Escapable {
  private let bytes: Span<UInt8>

  /// Creates a row that is followed by a newline.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// Creates the last row of a file without a newline; nil if it is incomplete.
  @_lifetime(copy bytes)
  init?(unended bytes: Span<UInt8>) {
    guard (try? JSONObject(scanning: bytes)) != nil else { return nil }
    self.bytes = bytes
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
          guard try scanner.passContent(untilCall: id) else { continue }
          if let model { return realModel(model, in: bytes) }
          // Claude Code doesn't write the model after the content, but JSON allows that.
          return realModel(
            try JSONObject(scanning: bytes, at: start).text("model", in: bytes), in: bytes)
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
    guard let row = try? JSONObject(scanning: bytes),
      row.member("type", equals: "assistant", in: bytes),
      ofSubagent || !row.isTrue("isSidechain", in: bytes),
      let message = try? JSONObject(row.value("message", in: bytes), in: bytes)
    else { return nil }
    return realModel(message.text("model", in: bytes), in: bytes)
  }

  /// Returns the model of a request of the thread; nil for any other row, such as that of a request for the
  /// session's title.
  func requestedModel(ofSubagent: Bool) -> String? {
    guard let row = try? JSONObject(scanning: bytes),
      row.member("type", equals: "api-request", in: bytes),
      ofSubagent || isOfMainThread(row),
      let parameters = try? JSONObject(row.value("params", in: bytes), in: bytes)
    else { return nil }
    return realModel(parameters.text("model", in: bytes), in: bytes)
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
    guard let row = try? JSONObject(scanning: bytes),
      row.member("type", equals: "attachment", in: bytes),
      ofSubagent || !row.isTrue("isSidechain", in: bytes),
      let attachment = try? JSONObject(row.value("attachment", in: bytes), in: bytes),
      attachment.member("type", equals: "model", in: bytes),
      let identity = try? JSONObject(attachment.value("identity", in: bytes), in: bytes)
    else { return nil }
    return realModel(identity.text("modelId", in: bytes), in: bytes)
  }

  /// Returns a model's name; nil if it is empty or a placeholder.
  private func realModel(_ text: JSONText?, in bytes: Span<UInt8>) -> String? {
    guard let text else { return nil }
    let name = text.string(in: bytes)
    return name.isEmpty || name == "<synthetic>" ? nil : name
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
  fileprivate mutating func passContent(untilCall id: String) throws(JSONError) -> Bool {
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
