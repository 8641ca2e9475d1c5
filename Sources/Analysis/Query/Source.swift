/// Where a report's data comes from.
package enum Source: String, CaseIterable {
  /// The hook's day files.
  case log
  /// Claude Code's own transcripts.
  case transcripts
  /// The log for tool calls, the transcripts for the API's responses.
  case both
}
