package import JSONLines

/// A tool call as the hook input tells it: what was asked, what came back, and by which rule both are
/// read.
package struct ToolCall {
  package let rule: ToolRule
  package let arguments: ToolArguments
  package let response: ToolResponse
  package let isFailure: Bool
  private let argumentsValue: JSONValue?
  private let error: JSONValue?

  package init(
    _ input: HookInput, tool: String, isFailure: Bool, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    rule = ToolRule(tool)
    argumentsValue = input.object.value("tool_input", in: bytes)
    arguments = try ToolArguments(argumentsValue, in: bytes)
    response = input.response
    error = input.object.value("error", in: bytes)
    self.isFailure = isFailure
  }

  /// What the model is shown of how the call ended.
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

  /// What went wrong; nil when nothing did.
  package func failure(in bytes: Span<UInt8>) -> ToolFailure? {
    if isFailure {
      return ToolFailure(error?.text?.string(in: bytes) ?? "", isShell: rule.isShell)
    }
    guard rule.isShell else { return nil }
    return response.timeOut(in: bytes).map(ToolFailure.init(timeOutMilliseconds:))
  }

  /// What `shownText` is made from, for people.
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

  /// The beginning of the arguments as minimal JSON, for people.
  package func argumentsText(in bytes: Span<UInt8>) -> String {
    var text = ModelVisibleText(seed: 0, keepsExcerpt: true)
    if let argumentsValue { text.append(minimal: argumentsValue, in: bytes) }
    return text.beginningOfText
  }
}
