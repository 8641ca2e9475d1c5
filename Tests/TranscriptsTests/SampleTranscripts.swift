import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Transcripts

/// A directory with transcripts whose rows a test creates.
struct SampleTranscripts {
  let directory: TemporaryDirectory

  /// Creates the files `session0` and so on.
  ///
  /// - Parameter files: The rows of each file.
  init(_ files: [[String]]) throws {
    try self.init(
      Dictionary(
        uniqueKeysWithValues: files.enumerated().map { ("-work-shop/session\($0).jsonl", $1) }))
  }

  /// Creates files.
  ///
  /// - Parameter files: The rows of each file, by its path.
  init(_ files: [String: [String]]) throws {
    directory = try TemporaryDirectory()
    for (name, rows) in files {
      try directory.write(rows.map { $0 + "\n" }.joined(), to: name)
    }
  }

  /// Returns the responses with their visible output.
  func outputs() throws -> [(response: Response, output: VisibleOutput)] {
    try scan(showsOutput: true).outputs
  }

  /// Scans all files, in the order of their paths.
  ///
  /// - Parameter earlier: The sessions whose transcripts are too old to be read.
  func scan(showsOutput: Bool = false, earlier: String...) throws -> TranscriptScan {
    var scan = TranscriptScan(
      showsOutput: showsOutput, earlierSessions: Set(earlier.map { XXH64.hash($0) }))
    for file in TranscriptSearch(in: [directory.path], environment: Environment([:])).files
    where !earlier.contains(file.session) {
      try scan.read(file)
    }
    return scan
  }

  /// Sets the time at which a file was last modified, in seconds since 1970.
  func setModified(_ name: String, to seconds: Int) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
      ofItemAtPath: directory.path(name))
  }

  /// Returns the row of a response; blocks and members are JSON.
  static func row(
    _ blocks: String..., id: String = "msg_1", uuid: String? = nil, tokens: Int = 10,
    stop: String? = "end_turn", usage: String = "", sidechain: Bool = false, request: String = "r"
  ) -> String {
    """
    {"type":"assistant","isSidechain":\(sidechain),"cwd":"/work/shop",\
    "timestamp":"2026-01-14T10:00:00Z",\(uuid.map { "\"uuid\":\"\($0)\"," } ?? "")\
    "requestId":"\(request)","message":{"id":"\(id)","model":"claude-opus-5-5",\
    "stop_reason":\(stop.map { "\"\($0)\"" } ?? "null"),"usage":{"output_tokens":\(tokens)\(usage)},\
    "content":[\(blocks.joined(separator: ","))]}}
    """
  }

  static func text(_ text: String) -> String { #"{"type":"text","text":"\#(text)"}"# }

  static func call(_ tool: String, _ input: String, id: String) -> String {
    #"{"type":"tool_use","id":"\#(id)","name":"\#(tool)","input":\#(input)}"#
  }

  /// Returns the row with the result of a call.
  static func result(
    _ id: String, _ content: String = #""ok""#, isError: Bool = false, members: String = ""
  ) -> String {
    #"{"type":"user","timestamp":"2026-01-14T10:00:30Z","message":{"role":"user","content":["#
      + #"{"type":"tool_result","tool_use_id":"\#(id)","content":\#(content),"#
      + #""is_error":\#(isError)}]}\#(members)}"#
  }

  /// Returns the row of what the user said.
  static func prompt(sidechain: Bool = false, agent: String? = nil) -> String {
    let agent = agent.map { #""agentId":"\#($0)","# } ?? ""
    return #"{"type":"user","isSidechain":\#(sidechain),\#(agent)"#
      + #""message":{"role":"user","content":"go"}}"#
  }
}
