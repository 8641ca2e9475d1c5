/// A tool call in a transcript, with what the hook would estimate for it.
///
/// Texts are numbers in the scan's table of names; 0 means none.
package struct Call {
  package var tool: UInt32 = 0
  /// The path as given.
  package var file: UInt32 = 0
  /// The first 200 characters.
  package var command: UInt32 = 0
  package var url: UInt32 = 0
  package var skill: UInt32 = 0
  /// The type of the subagent that it starts.
  var subagent: UInt32 = 0
  /// The id of the subagent that it started.
  var agentID: UInt32 = 0
  package var model: UInt32 = 0
  package var origin = RowOrigin()
  /// How much its row counts as the original among copies of the call.
  var standing = Claim.Standing()
  /// The index of its response in the table of responses; nil if the row has no usage.
  var response: Int?
  /// The number of the transcript with its row.
  var transcript = 0
  /// The time at which its result was written or, without one, at which it was made, since 1970.
  package var seconds = 0
  /// The hash of its id, by which its result is found; nil without an id.
  package var idHash: UInt64?
  package var argumentCharacters = 0
  package var resultCharacters = 0
  /// The tokens of images in the result.
  package var imageTokens = 0
  package var linesAdded = 0
  package var linesRemoved = 0
  package var hasFailed = false
  /// Whether the user, a rule or a sibling's failure kept it from running.
  package var isRefused = false
  package var hasResult = false
  /// Whether the result is from the same transcript as the call.
  var hasOwnResult = false
  /// The number of lines of the file that it would create.
  var newLineCount: Int?

  /// Returns the call with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> Call {
    var call = self
    call.tool = numbers[Int(tool)]
    call.file = numbers[Int(file)]
    call.command = numbers[Int(command)]
    call.url = numbers[Int(url)]
    call.skill = numbers[Int(skill)]
    call.subagent = numbers[Int(subagent)]
    call.agentID = numbers[Int(agentID)]
    call.model = numbers[Int(model)]
    call.origin = origin.renumbered(by: numbers)
    return call
  }

  /// Takes over the result of a copy of the same call.
  mutating func takeResult(of copy: Call) {
    agentID = copy.agentID
    seconds = copy.seconds
    resultCharacters = copy.resultCharacters
    imageTokens = copy.imageTokens
    linesAdded = copy.linesAdded
    linesRemoved = copy.linesRemoved
    hasFailed = copy.hasFailed
    isRefused = copy.isRefused
    hasResult = copy.hasResult
    hasOwnResult = false
  }
}
