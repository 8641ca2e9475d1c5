package import ActivityLog
package import JSONLines

/// The arguments of a call as the hook's record keeps and counts them, for readers of transcripts.
package struct MeasuredArguments {
  /// The characters of the arguments as minimal JSON.
  package let characters: Int
  /// What the call is about, texts in their whole length and with their secrets.
  package let details: ActivityRecord.Details
  /// The lines of a file that the call would make; nil where it makes none.
  package let newLineCount: Int?

  /// Reads the call's `input`; paths inside of a directory are seen from there.
  package init(
    ofTool tool: String, _ value: JSONValue?, projectDirectory: ProjectDirectory,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    let rule = ToolRule(tool)
    let arguments = try ToolArguments(value, in: bytes)
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
  /// The characters that the model is shown, and the tokens of images among them.
  package let characters: Int
  package let imageTokens: Int
  package let lines: ActivityRecord.LineChanges?
  /// Whether it failed, or ran into its time limit, which the hook takes for a failure.
  package let hasFailed: Bool
  /// The subagent that was started.
  package let subagentID: String?

  /// Reads what the tool answered, or the text of what went wrong.
  ///
  /// - Parameters:
  ///   - response: The hook's `tool_response`, or the content that the model is shown where a transcript
  ///     has nothing else.
  ///   - newLineCount: The lines of a file that the call makes.
  package init(
    ofTool tool: String, _ response: ToolResponse, isFailure: Bool, newLineCount: Int?,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    let rule = ToolRule(tool)
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
