/// A tool call in a transcript, with what the hook would estimate for it.
///
/// Texts are numbers in the scan's table of names, 0 for none.
package struct Call {
  package var tool: UInt32 = 0
  package var file: UInt32 = 0
  /// The first 200 characters.
  package var command: UInt32 = 0
  package var skill: UInt32 = 0
  /// The kind of subagent that it starts.
  var subagent: UInt32 = 0
  /// The id of the subagent that it started.
  var agentID: UInt32 = 0
  package var model: UInt32 = 0
  package var origin = RowOrigin()
  /// When its result was written, else when it was made, since 1970.
  package var seconds = 0
  /// By what its result is found: a hash of its id; nil for a call without.
  package var idHash: UInt64?
  package var argumentCharacters = 0
  package var resultCharacters = 0
  /// The tokens of images in the result.
  package var imageTokens = 0
  package var linesAdded = 0
  package var linesRemoved = 0
  package var hasFailed = false
  package var hasResult = false
  /// The lines of a file that it would make.
  var newLineCount: Int?

  /// Ends as a copy of the same call did.
  mutating func takeResult(of copy: Call) {
    agentID = copy.agentID
    seconds = copy.seconds
    resultCharacters = copy.resultCharacters
    imageTokens = copy.imageTokens
    linesAdded = copy.linesAdded
    linesRemoved = copy.linesRemoved
    hasFailed = copy.hasFailed
    hasResult = copy.hasResult
  }
}
