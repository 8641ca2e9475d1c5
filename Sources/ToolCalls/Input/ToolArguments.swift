package import ActivityLog
import Bytes
package import JSONLines

/// The arguments of a tool call: the input's `tool_input`.
package struct ToolArguments {
  private let object: JSONObject
  /// The characters of the arguments as minimal JSON.
  package let characters: Int

  init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    object = try JSONObject(value, in: bytes)
    characters = value?.minimalLength(in: bytes) ?? 0
  }

  /// Returns the content of a file that the call created.
  package func newContent(in bytes: Span<UInt8>) -> JSONText? {
    object.text("content", in: bytes) ?? object.text("new_string", in: bytes)
  }

  /// Fills in the details that a tool's rule keeps; texts in full length.
  package func fill(
    _ details: inout ActivityRecord.Details, by rule: ToolRule, project: ProjectDirectory,
    in bytes: Span<UInt8>
  ) {
    let kept = rule.details
    if kept.contains(.file) {
      let path = object.string("file_path", in: bytes) ?? object.string("notebook_path", in: bytes)
      details.file = path.map(project.relativePath(of:))
    }
    if kept.contains(.range) { details.range = range(in: bytes) }
    if kept.contains(.command) { details.command = object.string("command", in: bytes) }
    if kept.contains(.pattern) { details.pattern = object.string("pattern", in: bytes) }
    if kept.contains(.path) {
      details.path = object.string("path", in: bytes).map(project.relativePath(of:))
    }
    if kept.contains(.url) { details.url = object.string("url", in: bytes) }
    if kept.contains(.query) { details.query = object.string("query", in: bytes) }
    if kept.contains(.skill) { details.skill = object.string("skill", in: bytes) }
    if kept.contains(.subagent) { details.subagent = object.string("subagent_type", in: bytes) }
  }

  /// Returns the offset and limit of a read if at least one is given.
  private func range(in bytes: Span<UInt8>) -> (offset: Int, limit: Int)? {
    let offset = object.integer("offset", in: bytes)
    let limit = object.integer("limit", in: bytes)
    return offset == nil && limit == nil ? nil : (offset ?? 0, limit ?? 0)
  }
}

extension ToolArguments {
  /// The arguments that the details come from, for people.
  package static let sources: [(RecordMember, String)] = [
    (.file, "file_path or notebook_path"), (.range, "offset and limit"), (.command, "command"),
    (.pattern, "pattern"), (.path, "path"), (.url, "url"), (.query, "query"), (.skill, "skill"),
    (.subagent, "subagent_type"),
  ]
}
