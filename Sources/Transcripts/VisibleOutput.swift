import JSONLines

/// What can be seen in transcripts of what a response wrote.
package struct VisibleOutput {
  /// Why a response's characters can't be held against its tokens.
  package enum Obstacle: String, CaseIterable {
    case hiddenThinking = "hidden_thinking"
    /// Tools that the API runs itself, whose calls may be seen in part only.
    case serverTools = "server_tools"
    case otherContent = "other_content"
    /// No row says how it ended, or none has a count of its output.
    case noFinalCount = "no_final_count"
    case nothingVisible = "nothing_visible"
  }

  /// What its characters are counted of.
  enum Content {
    case text, arguments
  }

  /// Of its texts, decoded.
  var textCharacters = 0
  /// Of its calls' arguments, as minimal JSON.
  var argumentCharacters = 0
  var callCount = 0
  /// The tool of its first call.
  var tool = ""

  var hasThinking = false
  var usesServerTools = false
  var hasOtherContent = false
  /// Whether some row says how it ended.
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

  /// What keeps a response of so many tokens from being measured; nil for one that can be.
  package func obstacle(tokens: Int) -> Obstacle? {
    if hasThinking { return .hiddenThinking }
    if usesServerTools { return .serverTools }
    if hasOtherContent { return .otherContent }
    if !isFinished || tokens == 0 { return .noFinalCount }
    return characters == 0 ? .nothingVisible : nil
  }

  /// Forgets what was counted, not what it is.
  mutating func dropCounts() {
    (textCharacters, argumentCharacters, callCount, tool) = (0, 0, 0, "")
  }

  /// Takes another copy's counts where that one shows more.
  mutating func takeCounts(of copy: VisibleOutput) {
    guard copy.characters > characters else { return }
    textCharacters = copy.textCharacters
    argumentCharacters = copy.argumentCharacters
    callCount = copy.callCount
    tool = copy.tool
  }

  /// Takes another copy of the same response into account.
  mutating func add(_ copy: VisibleOutput) {
    takeCounts(of: copy)
    if copy.hasThinking { hasThinking = true }
    if copy.usesServerTools { usesServerTools = true }
    if copy.hasOtherContent { hasOtherContent = true }
    if copy.isFinished { isFinished = true }
  }
}
