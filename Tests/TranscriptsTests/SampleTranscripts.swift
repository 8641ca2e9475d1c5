import Foundation
import OperatingSystem
import TestSupport
import Transcripts

/// A directory with transcripts whose rows a test creates.
struct SampleTranscripts {
  let directory: TemporaryDirectory

  /// Creates the files.
  ///
  /// - Parameter files: The rows of each file.
  init(_ files: [[String]]) throws {
    directory = try TemporaryDirectory()
    for (index, rows) in files.enumerated() {
      try directory.write(rows.map { $0 + "\n" }.joined(), to: "-work-shop/session\(index).jsonl")
    }
  }

  /// Returns the responses with their visible output.
  func outputs() throws -> [(response: Response, output: VisibleOutput)] {
    var scan = TranscriptScan(showsOutput: true)
    for file in TranscriptSearch(in: [directory.path], environment: Environment([:])).files {
      try scan.read(file)
    }
    return scan.outputs
  }

  /// Scans all files, in the order of their paths.
  func scan() throws -> TranscriptScan {
    var scan = TranscriptScan()
    for file in TranscriptSearch(in: [directory.path], environment: Environment([:])).files {
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
}
