/// A call in a transcript that waits for its result.
struct OpenCall {
  let id: String
  let tool: String
  /// The JSON of its arguments as the row has it; empty where there is none.
  let arguments: ContiguousArray<UInt8>
  let model: String?
  /// The kind of subagent that it starts.
  let subagent: String?
}
