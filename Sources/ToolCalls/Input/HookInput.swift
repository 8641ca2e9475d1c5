// From one hook input to one record
//
//     standard input -> HookInput (places of its members) -> ActivityRecord -> LogAppender
//
// `HookLogger` is the way through, `ToolRule` the table of what each tool's record keeps and which
// text of its result is counted. The formats are those of the hooks reference (2.1.329 is the newest
// version known here); a member that is missing or of another type is never an error.

package import JSONLines

/// The JSON object that Claude Code writes to a hook's standard input.
package struct HookInput {
  /// The events that are logged.
  package enum Event {
    case toolUse
    case toolUseFailure

    /// The event with a name. An enumeration of texts would look for it in an array, for which the
    /// runtime makes a type.
    package init?(named name: String) {
      if name == "PostToolUse" {
        self = .toolUse
      } else if name == "PostToolUseFailure" {
        self = .toolUseFailure
      } else {
        return nil
      }
    }
  }

  /// From so many bytes on a text of the response is measured while it is passed.
  private static let longByteCount = 16 << 10

  package private(set) var object = JSONObject()
  package private(set) var response = ToolResponse()

  package init() {}

  /// Scans an input; what was found before an error stays.
  ///
  /// - Parameter expected: Says of a long input, by the members before its response, which text of that
  ///   will be measured.
  package mutating func scan(
    _ bytes: Span<UInt8>, at position: Int,
    expecting expected: (HookInput) -> MeasuredText = { _ in MeasuredText() }
  ) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if name.equals("tool_response", in: bytes) {
        let text = bytes.count < Self.longByteCount ? MeasuredText() : expected(self)
        response = try ToolResponse(passing: &scanner, measuring: text)
        if let value = response.value { object.append(name, value) }
      } else {
        object.append(name, try scanner.passValue())
      }
    }
    try scanner.finish()
  }

  /// Whether the call failed: by the event's name, or by what there is when it has none.
  package func isFailure(_ event: Event?, in bytes: Span<UInt8>) -> Bool {
    switch event {
    case .toolUse: false
    case .toolUseFailure: true
    case nil:
      object.text("error", in: bytes) != nil && object.value("tool_response", in: bytes) == nil
    }
  }
}

extension Span where Element == UInt8 {
  /// Where the text begins, behind a byte order mark and white space; nil when there is nothing else.
  package var startOfText: Int? {
    var index = count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0
    while index < count, self[index].isJSONWhitespace { index += 1 }
    return index < count ? index : nil
  }
}
