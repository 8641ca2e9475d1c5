import JSONLines

/// The visible part of a response's output in transcripts.
package struct VisibleOutput {
  /// A reason why a response's characters can't be compared with its tokens.
  package enum Obstacle: String, CaseIterable {
    case hiddenThinking = "hidden_thinking"
    /// Tools that the API runs itself, whose calls may be visible only in part.
    case serverTools = "server_tools"
    case otherContent = "other_content"
    /// No row says how the response ended, or none has a count of its output.
    case noFinalCount = "no_final_count"
    case nothingVisible = "nothing_visible"
  }

  /// The kinds of content whose characters are counted.
  enum Content {
    case text, arguments
  }

  /// The characters of its texts, decoded.
  var textCharacters = 0
  /// The characters of its calls' arguments, as minimal JSON.
  var argumentCharacters = 0
  var callCount = 0
  /// The tool of its first call.
  var tool = ""

  var hasThinking = false
  var usesServerTools = false
  var hasOtherContent = false
  /// Whether a row says how the response ended.
  var isFinished = false

  /// The characters of one kind of content.
  subscript(content: Content) -> Int {
    get { content == .text ? textCharacters : argumentCharacters }
    set { if content == .text { textCharacters = newValue } else { argumentCharacters = newValue } }
  }

  package var characters: Int { textCharacters + argumentCharacters }

  package var kind: OutputKind {
    if callCount == 0 { return .text }
    if textCharacters > 0 { return .mixed }
    return callCount == 1 ? OutputKind(argumentsOf: tool) : .arguments
  }

  /// Returns why a response with a number of tokens can't be measured; nil if it can.
  package func obstacle(tokens: Int) -> Obstacle? {
    if hasThinking { return .hiddenThinking }
    if usesServerTools { return .serverTools }
    if hasOtherContent { return .otherContent }
    if !isFinished || tokens == 0 { return .noFinalCount }
    return characters == 0 ? .nothingVisible : nil
  }

  /// Drops the counts, not the properties.
  mutating func dropCounts() {
    (textCharacters, argumentCharacters, callCount, tool) = (0, 0, 0, "")
  }

  /// Takes over the counts of another copy if that one shows more.
  mutating func takeCounts(of copy: VisibleOutput) {
    guard copy.characters > characters else { return }
    textCharacters = copy.textCharacters
    argumentCharacters = copy.argumentCharacters
    callCount = copy.callCount
    tool = copy.tool
  }

  /// Adds another copy of the same response.
  mutating func add(_ copy: VisibleOutput) {
    takeCounts(of: copy)
    if copy.hasThinking { hasThinking = true }
    if copy.usesServerTools { usesServerTools = true }
    if copy.hasOtherContent { hasOtherContent = true }
    if copy.isFinished { isFinished = true }
  }
}
