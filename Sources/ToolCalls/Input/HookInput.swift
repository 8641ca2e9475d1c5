import Bytes
package import JSONLines

/// The JSON object that Claude Code writes to a hook's standard input.
package struct HookInput {
  /// The events that are logged.
  package enum Event: String {
    case toolUse = "PostToolUse"
    case toolUseFailure = "PostToolUseFailure"
  }

  /// The length of an input from which on a text of the response is measured while it is scanned.
  private static let longByteCount = 16 << 10

  package private(set) var object = JSONObject()
  package private(set) var response = ToolResponse()

  package init() {}

  /// Scans an input; keeps the members before an error.
  ///
  /// - Parameter expected: Returns, by the members before the response of a long input, the text to measure
  ///   in the response.
  package mutating func scan(
    _ bytes: Span<UInt8>, at position: Int,
    expecting expected: (HookInput) -> MeasuredText = { _ in MeasuredText() }
  ) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if name.equals("tool_response", in: bytes) {
        let text = bytes.count < Self.longByteCount ? MeasuredText() : expected(self)
        response = try ToolResponse(scanning: &scanner, measuring: text)
        if let value = response.value { object.append(name, value) }
      } else {
        object.append(name, try scanner.scanValue())
      }
    }
    try scanner.finish()
  }

  /// Returns whether the call failed, by the event or, without one, by the members.
  package func isFailure(of event: Event?, in bytes: Span<UInt8>) -> Bool {
    switch event {
    case .toolUse: false
    case .toolUseFailure: true
    case nil:
      object.text("error", in: bytes) != nil && object.value("tool_response", in: bytes) == nil
    }
  }
}

extension Span where Element == UInt8 {
  /// The start of the text after a byte order mark and white space; nil if there is nothing else.
  package var startOfText: Int? {
    let start = has("\u{FEFF}", at: 0) ? 3 : 0
    let index = end(where: { $0.isJSONWhitespace }, from: start)
    return index < count ? index : nil
  }
}
