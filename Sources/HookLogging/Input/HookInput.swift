// From one hook input to one record
//
//     standard input -> HookInput (places of its members) -> ActivityRecord -> LogAppender
//
// `HookLogger` is the way through, `ToolRule` the table of what each tool's record keeps and which
// text of its result is counted. The formats are those of the hooks reference (2.1.329 is the newest
// version known here); a member that is missing or of another type is never an error.

import JSONLines

/// The JSON object that Claude Code writes to a hook's standard input.
struct HookInput {
  /// The events that are logged.
  enum Event: String {
    case toolUse = "PostToolUse"
    case toolUseFailure = "PostToolUseFailure"
  }

  private(set) var object = JSONObject()

  /// Scans an input; what was found before an error stays.
  mutating func scan(_ bytes: Span<UInt8>, at position: Int) throws(JSONError) {
    let end = try object.scan(bytes, at: position)
    var scanner = JSONScanner(bytes, at: end)
    try scanner.finish()
  }

  /// Whether the call failed: by the event's name, or by what there is when it has none.
  func isFailure(_ event: Event?, in bytes: Span<UInt8>) -> Bool {
    switch event {
    case .toolUse: false
    case .toolUseFailure: true
    case nil:
      object.text("error", in: bytes) != nil && object.value("tool_response", in: bytes) == nil
    }
  }
}
