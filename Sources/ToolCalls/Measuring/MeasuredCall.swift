package import ActivityLog
package import JSONLines

/// The arguments of a call as the hook's record keeps and counts them, for readers of transcripts.
package struct MeasuredArguments {
  /// The characters of the arguments as minimal JSON.
  package let characters: Int
  /// What the call is about; texts in full length and with their secrets.
  package let details: ActivityRecord.Details
  /// The number of lines of the file that the call would create; nil if it creates none.
  package let newLineCount: Int?

  /// Reads a call's `input`; paths inside the project directory become relative to it.
  package init(
    ofTool tool: String, input: JSONValue?, projectDirectory: ProjectDirectory,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    let rule = ToolRule(ofTool: tool)
    let arguments = try ToolArguments(input, in: bytes)
    characters = arguments.characters
    var details = ActivityRecord.Details()
    arguments.fill(&details, by: rule, project: projectDirectory, in: bytes)
    self.details = details
    newLineCount =
      rule.editsFiles ? arguments.newContent(in: bytes).map { $0.lineCount(in: bytes) } : nil
  }
}

/// The result of a call as the hook's record counts it, for readers of transcripts.
package struct MeasuredResult {
  /// The number of characters that the model sees.
  package let characters: Int
  /// The tokens of images in the result.
  package let imageTokens: Int
  package let lines: ActivityRecord.LineChanges?
  /// Whether the call failed or timed out, which the hook counts as a failure.
  package let hasFailed: Bool
  /// The id of the subagent that was started.
  package let subagentID: String?

  /// Measures the tool's answer, or the error text of a failure.
  ///
  /// - Parameters:
  ///   - response: The hook's `tool_response` or, where a transcript has nothing else, the content that the
  ///     model sees.
  ///   - newLineCount: The number of lines of the file that the call would create.
  package init(
    ofTool tool: String, response: ToolResponse, isFailure: Bool, newLineCount: Int?,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    let rule = ToolRule(ofTool: tool)
    var text = ModelVisibleText(seed: nil)
    try text.append(response, by: rule, in: bytes)
    characters = text.characters
    imageTokens = text.imageTokens
    lines =
      isFailure ? nil : try response.lineChanges(by: rule, newLineCount: newLineCount, in: bytes)
    hasFailed = isFailure || (rule.isShell && response.timeOut(in: bytes) != nil)
    subagentID = rule.result == .answer ? response.object.string("agentId", in: bytes) : nil
  }
}
