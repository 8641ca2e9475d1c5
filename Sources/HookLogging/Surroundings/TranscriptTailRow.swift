import Bytes
import JSONLines

/// A row of a transcript, whole.
struct TranscriptTailRow: ~Escapable {
  private let bytes: Span<UInt8>

  /// A row's bytes, behind which a newline stands.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// The last row of a file without a newline; nil when it is cut off.
  @_lifetime(copy bytes)
  init?(unended bytes: Span<UInt8>) {
    var object = JSONObject()
    guard (try? object.scan(bytes)) != nil else { return nil }
    self.bytes = bytes
  }

  /// The model of the response that made this call; read only as far as the call.
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
          // The model stands behind the content, where Claude Code doesn't write it.
          return realModel(
            try JSONObject(at: start, in: bytes).text("model", in: bytes), in: bytes)
        }
        let value = try scanner.passValue()
        if name.equals("model", in: bytes) { model = value.text }
      }
      return nil
    } catch {
      return nil
    }
  }

  /// The model of the response that this row is of; nil for any other row.
  func model(ofSubagent: Bool) -> String? {
    var row = JSONObject()
    guard (try? row.scan(bytes)) != nil, row.member("type", equals: "assistant", in: bytes),
      ofSubagent || !row.isTrue("isSidechain", in: bytes),
      let message = try? JSONObject(row.value("message", in: bytes), in: bytes)
    else { return nil }
    return realModel(message.text("model", in: bytes), in: bytes)
  }

  /// The model that a request of the thread asks; nil for any other row, such as one of a request that
  /// titles the session.
  func requestedModel(ofSubagent: Bool) -> String? {
    var row = JSONObject()
    guard (try? row.scan(bytes)) != nil, row.member("type", equals: "api-request", in: bytes),
      ofSubagent || isOfMainThread(row),
      let parameters = try? JSONObject(row.value("params", in: bytes), in: bytes)
    else { return nil }
    return realModel(parameters.text("model", in: bytes), in: bytes)
  }

  /// Whether a request is one of the conversation itself, by where it says it comes from (2.1.332).
  private func isOfMainThread(_ request: JSONObject) -> Bool {
    guard request.text("agentId", in: bytes) == nil,
      let source = request.string("querySource", in: bytes)
    else { return false }
    return source == "sdk" || source.hasPrefix("repl_main_thread")
  }

  /// The model that the thread runs on from this row on; nil for any other row.
  func announcedModel(ofSubagent: Bool) -> String? {
    var row = JSONObject()
    guard (try? row.scan(bytes)) != nil, row.member("type", equals: "attachment", in: bytes),
      ofSubagent || !row.isTrue("isSidechain", in: bytes),
      let attachment = try? JSONObject(row.value("attachment", in: bytes), in: bytes),
      attachment.member("type", equals: "model", in: bytes),
      let identity = try? JSONObject(attachment.value("identity", in: bytes), in: bytes)
    else { return nil }
    return realModel(identity.text("modelId", in: bytes), in: bytes)
  }

  /// A model's name, nil when it is empty or stands for no model.
  private func realModel(_ text: JSONText?, in bytes: Span<UInt8>) -> String? {
    guard let text else { return nil }
    let name = text.string(in: bytes)
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
