import Foundation

/// A tool call, which can be written as a line of the log.
struct Call {
  var tool = "Bash"
  /// The `tool_use_id`, which older loggers don't write.
  var id: String?
  var session: String? = "s1"
  var project: String? = "app"
  var directory: String?
  var model: String?
  var file: String?
  var agent: String?
  var agentID: String?
  var branch: String?
  var command: String?
  var url: String?
  var skill: String?
  var worktree: String?
  var timestamp: String? = "2026-01-14T15:30:00Z"
  var input = 0
  var output = 0
  var duration: Int?
  var exitCode: Int?
  var error: String?
  var added = 0
  var removed = 0
  var isRejected = false

  /// The call as a JSON object, without a newline.
  var line: String {
    get throws {
      var members: [String: Any] = [
        "tool": tool,
        "tokens": ["input": input, "output": output],
        "lines": ["added": added, "removed": removed],
      ]
      members["timestamp"] = timestamp
      members["tool_use_id"] = id
      members["agent"] = agent
      members["agent_id"] = agentID
      members["branch"] = branch
      members["command"] = command
      members["url"] = url
      members["skill"] = skill
      members["worktree"] = worktree
      members["session_id"] = session
      members["project"] = project
      members["project_dir"] = directory
      members["model"] = model
      members["file"] = file
      members["duration_ms"] = duration
      members["exit_code"] = exitCode
      members["error"] = error
      if isRejected { members["rejected"] = true }
      let data = try JSONSerialization.data(
        withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self)
    }
  }
}

extension Call {
  /// Returns some identical calls.
  static func * (count: Int, call: Call) -> [Call] { Array(repeating: call, count: count) }
}
