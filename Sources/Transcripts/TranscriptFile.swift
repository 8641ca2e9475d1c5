package import POSIX

/// A file with the rows of a session or of one of its subagents.
package struct TranscriptFile {
  package let path: String
  /// When something was written to it last, so that no row in it is younger.
  package let modified: Moment

  /// The subagent whose rows it holds, by the file's name: `a1b2c3` of `agent-a1b2c3.jsonl`.
  var agentID: String? {
    let name = FilePath(path).name
    guard name.hasPrefix("agent-"), name.hasSuffix(".jsonl") else { return nil }
    return String(name.dropFirst("agent-".count).dropLast(".jsonl".count))
  }

  /// The small file beside it that describes the subagent.
  var descriptionPath: String { String(path.dropLast(".jsonl".count)) + ".meta.json" }
}
