import ActivityLog
import Bytes
import JSONLines
import Pricing

extension UsageDetails {
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
