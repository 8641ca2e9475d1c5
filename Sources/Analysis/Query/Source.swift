/// What a report is made of.
package enum Source: String, CaseIterable {
  /// The hook's daily files.
  case log
  /// Claude Code's own transcripts.
  case transcripts
  /// The first for tool calls, the second for the API's responses.
  case both
}
