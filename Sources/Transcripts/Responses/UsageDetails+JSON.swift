import ActivityLog
import Bytes
import JSONLines
import Pricing

extension UsageDetails {
  /// Whether there are several iterations, or one of another model: nearly all usages have one of their own.
  static func hasAny(
    in iterations: JSONValue, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Bool {
    guard iterations.kind == .array else { return false }
    // As Claude Code writes it.
    let usual: StaticString = "[{\"type\":\"message\","
    if iterations.begins(with: usual, in: bytes), try iterations.hasOneElement(in: bytes) {
      return false
    }
    var count = 0
    var scanner = JSONScanner(bytes, into: iterations)
    try scanner.enterArray()
    while try scanner.nextElement() {
      count += 1
      guard scanner.nextBracket() == .openBrace else {
        _ = try scanner.scanValue()
        continue
      }
      try scanner.enterObject()
      while let name = try scanner.nextMember() {
        if name.equals("model", in: bytes) { return true }
        _ = try scanner.scanValue()
      }
    }
    return count > 1
  }

  /// Reads the `iterations` of a usage, an array with an object for each time that a model was asked
  /// (transcripts of 2.1.270 to 2.1.332).
  ///
  /// Those of type `message` are parts of the usage, and so are summaries and answers in place of another model's.
  /// An entry of another type with a model of its own is advice, which is charged at that model's standard rates.
  mutating func add(
    _ iterations: JSONValue, of usage: TokenUsage, in bytes: Span<UInt8>,
    names: inout StringInterner
  ) throws(JSONError) {
    var messages: [TokenUsage] = []
    var advice: ContiguousArray<Advice> = []
    try iterations.forEachElement(in: bytes) { element throws(JSONError) in
      guard element.kind == .object else { return }
      var scanner = JSONScanner(bytes, into: element)
      guard var part = try TokenUsage(from: &scanner, in: bytes) else { return }
      let object = try JSONObject(element, in: bytes)
      let type = object.text("type", in: bytes)?.string(in: bytes) ?? "message"
      if type == "message" {
        messages.append(part)
      } else if type != "compaction", type != "fallback_message",
        let model = object.value("model", in: bytes)?.nonEmptyText
      {
        part.isFast = false
        part.isInUS = usage.isInUS
        advice.append(Advice(model: names.number(of: model, in: bytes), usage: part))
      }
    }
    self.messages = messages.count > 1 ? messages : []
    self.advice = advice
  }
}

extension JSONValue {
  /// Whether the value as written begins with a text.
  fileprivate func begins(with text: StaticString, in bytes: Span<UInt8>) -> Bool {
    let count = text.utf8CodeUnitCount
    return byteCount >= count
      && JSONText(start: start, end: start + count).equals(text, in: bytes)
  }

  /// Whether an array has a single element.
  fileprivate func hasOneElement(in bytes: Span<UInt8>) throws(JSONError) -> Bool {
    var scanner = JSONScanner(bytes, into: self)
    try scanner.enterArray()
    guard try scanner.nextElement() else { return false }
    _ = try scanner.scanValue()
    return try !scanner.nextElement()
  }
}
