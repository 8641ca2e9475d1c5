import CommandLineTool
import Foundation
import SessionStats
import TestSupport

@testable import Rendering

/// A directory with transcripts of projects, on which tests run the reporter.
struct AccuracyTranscripts {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Creates a directory with a single session.
  init(_ rows: [String]) throws {
    try self.init()
    try write(rows)
  }

  /// Writes the transcript of a session.
  func write(_ rows: [String], to name: String = "projects/-work-shop/s.jsonl") throws {
    try directory.write(rows.map { $0 + "\n" }.joined(), to: name)
  }

  /// Sets the time at which a file was last modified, in seconds since 1970.
  func setModified(_ name: String, to seconds: Int) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
      ofItemAtPath: directory.path(name))
  }

  /// Runs `session-stats accuracy`.
  func accuracy(_ arguments: [String] = [], terminal: Terminal? = nil) -> Outcome {
    Logs.run(
      ["accuracy"] + arguments, environment: ["CLAUDE_CONFIG_DIR": directory.path],
      terminal: terminal)
  }

  /// Runs the reporter on the transcripts, selected by the options in `source`.
  func run(
    _ arguments: [String] = [], source: [String] = ["--source", "transcripts"],
    environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    Logs.run(
      arguments + source,
      environment: ["CLAUDE_CONFIG_DIR": directory.path, "HOME": "/home/ada"]
        .merging(environment) { $1 }, terminal: terminal)
  }

  /// Returns a row with a complete response of a text or else of one call.
  static func row(
    _ id: String, text: String? = nil, call: String? = nil, tokens: Int = 10,
    model: String = "claude-opus-5-5", day: String = "2026-01-14", session: String = "s1",
    directory: String = "/work/shop", stop: String = #""end_turn""#, usage: String = "",
    more: String = "", time: String = "12:00:00"
  ) -> String {
    let text = text.map { #"{"type":"text","text":"\#($0)"}"# }
    let call = call.map {
      #"{"type":"tool_use","id":"t\#(id)","name":"\#($0)","input":{"a":"0123456789"}}"#
    }
    return """
      {\(more)"type":"assistant","cwd":"\(directory)","sessionId":"\(session)","uuid":"\(id)",\
      "timestamp":"\(day)T\(time)Z","message":{"id":"\(id)","model":"\(model)",\
      "stop_reason":\(stop),"usage":{"output_tokens":\(tokens)\(usage)},\
      "content":[\([text, call].compactMap(\.self).joined(separator: ","))]}}
      """
  }

  /// Returns the row with the result of the call in a response.
  static func result(
    of id: String, _ content: String = "done", isError: Bool = false, day: String = "2026-01-14",
    session: String = "s1", directory: String = "/work/shop", more: String = "",
    time: String = "12:00:00"
  ) -> String {
    """
    {\(more)"type":"user","cwd":"\(directory)","sessionId":"\(session)","uuid":"r\(id)",\
    "timestamp":"\(day)T\(time)Z","message":{"role":"user","content":[{"type":"tool_result",\
    "tool_use_id":"t\(id)","is_error":\(isError),"content":"\(content)"}]}}
    """
  }

  /// Returns the member of a usage with advice of a model, to be put after the counts of a response.
  static func advice(of model: String, tokens: Int) -> String {
    #","iterations":[{"type":"advisor_message","model":"\#(model)","output_tokens":\#(tokens)}]"#
  }

  /// Returns the row with Claude Code's own count of a session in US dollars.
  ///
  /// - Parameters:
  ///   - models: The members of each model's usage, as JSON.
  ///   - start: The `startTime`, which a fork shares with its original.
  static func count(
    _ total: String, of models: KeyValuePairs<String, String> = [:], session: String = "s1",
    start: Int = 1, more: String = ""
  ) -> String {
    let usage = models.map { #""\#($0)":{\#($1)}"# }.joined(separator: ",")
    return #"{"type":"cost-state","sessionId":"\#(session)","startTime":\#(start),"#
      + #""totalCostUSD":\#(total),"modelUsage":{\#(usage)}\#(more)}"#
  }
}
