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

  /// The counts of one copy of the response.
  struct Counts {
    /// The characters of its texts, decoded.
    var textCharacters = 0
    /// The characters of its calls' arguments, as minimal JSON.
    var argumentCharacters = 0
    var calls = 0
    /// The tool of its first call.
    var tool = ""

    var characters: Int { textCharacters + argumentCharacters }

    /// The characters of one kind of content.
    subscript(content: Content) -> Int {
      get { content == .text ? textCharacters : argumentCharacters }
      set {
        if content == .text { textCharacters = newValue } else { argumentCharacters = newValue }
      }
    }
  }

  /// The counts of the copy that shows the most.
  private(set) var counts = Counts()
  var hasThinking = false
  var usesServerTools = false
  var hasOtherContent = false
  /// Whether a row says how the response ended.
  var isFinished = false

  package var characters: Int { counts.characters }

  package var kind: OutputKind {
    if counts.calls == 0 { return .text }
    if counts.textCharacters > 0 { return .mixed }
    return counts.calls == 1 ? OutputKind(argumentsOf: counts.tool) : .arguments
  }

  /// Returns why a response with a number of tokens can't be measured; nil if it can.
  package func obstacle(tokens: Int) -> Obstacle? {
    if hasThinking { return .hiddenThinking }
    if usesServerTools { return .serverTools }
    if hasOtherContent { return .otherContent }
    if !isFinished || tokens == 0 { return .noFinalCount }
    return characters == 0 ? .nothingVisible : nil
  }

  /// Replaces the counts with those of another copy if that one shows more.
  mutating func takeCounts(of copy: Counts) {
    if copy.characters > counts.characters { counts = copy }
  }

  /// Adds what other files show of the same response.
  mutating func addCopy(_ copy: VisibleOutput) {
    takeCounts(of: copy.counts)
    if copy.hasThinking { hasThinking = true }
    if copy.usesServerTools { usesServerTools = true }
    if copy.hasOtherContent { hasOtherContent = true }
    if copy.isFinished { isFinished = true }
  }
}
