// What a call is and weighs
//
//     hook input, transcript -> ToolArguments -> details, characters -> TokenEstimate
//                               ToolResponse  -> ModelVisibleText, changed lines
//
// `ToolRule` is the table of what the record of each tool keeps, and which text of its result counts. The
// formats are those of the hooks reference (2.1.329 is the newest version known here); a member that is
// missing or has another type is never an error.

package import JSONLines

/// A tool call in a hook input: its arguments, its response, and the rule by which to read both.
package struct ToolCall {
  package let rule: ToolRule
  package let arguments: ToolArguments
  package let response: ToolResponse
  package let isFailure: Bool
  private let argumentsValue: JSONValue?
  private let error: JSONValue?

  package init(
    _ input: HookInput, tool: String, isFailure: Bool, in bytes: Span<UInt8>
  ) throws(JSONError) {
    rule = ToolRule(ofTool: tool)
    argumentsValue = input.object.value("tool_input", in: bytes)
    arguments = try ToolArguments(argumentsValue, in: bytes)
    response = input.response
    error = input.object.value("error", in: bytes)
    self.isFailure = isFailure
  }

  /// Returns the text that the model sees of the call's result or error.
  package func shownText(
    seed: UInt64, keepsExcerpt: Bool, in bytes: Span<UInt8>
  ) throws(JSONError) -> ModelVisibleText {
    var text = ModelVisibleText(seed: seed, keepsExcerpt: keepsExcerpt)
    if isFailure {
      text.append(decoded: error?.text, in: bytes)
    } else {
      try text.append(response, by: rule, in: bytes)
    }
    return text
  }

  /// Returns the failure of the call; nil if it succeeded.
  package func failure(in bytes: Span<UInt8>) -> ToolFailure? {
    if isFailure {
      return ToolFailure(error?.text?.string(in: bytes) ?? "", isShell: rule.isShell)
    }
    guard rule.isShell else { return nil }
    return response.timeOut(in: bytes).map(ToolFailure.init(timeOutMilliseconds:))
  }

  /// An explanation of what `shownText` is made from.
  package var countedResult: String {
    if isFailure { return "error" }
    guard let value = response.value else { return "no tool_response" }
    return switch value.kind {
    case .string: "tool_response"
    case .array: "the texts of the blocks in tool_response"
    case .object: "tool_response: \(rule.result.explanation)"
    default: "tool_response as minimal JSON"
    }
  }

  /// Returns the beginning of the arguments as minimal JSON, for people.
  package func argumentsText(in bytes: Span<UInt8>) -> String {
    var text = ModelVisibleText(seed: 0, keepsExcerpt: true)
    if let argumentsValue { text.append(minimal: argumentsValue, in: bytes) }
    return text.beginningOfText
  }
}
