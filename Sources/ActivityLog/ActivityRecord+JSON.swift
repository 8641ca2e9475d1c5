import JSONLines

extension ActivityRecord {
  /// The record as a line of the log: UTF-8 without insignificant white space, ended by a newline.
  package var line: ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member(.timestamp, timestamp)
      writer.member(.sessionID, sessionID)
      writer.member(.tool, tool)
      write(details, to: &writer)
      writer.member(.project, project)
      writer.member(.worktree, worktree)
      writer.member(.projectDirectory, projectDirectory)
      writer.member(.branch, branch)
      writer.member(.model, model)
      writer.member(.agent, agent)
      writer.member(.agentID, agentID)
      writer.name(RecordMember.tokens.name)
      writer.object { [tokens] writer in
        writer.member("input", tokens.input)
        writer.member("output", tokens.output)
        writer.member("total", tokens.total)
      }
      writer.name(RecordMember.characters.name)
      writer.object { [characters] writer in
        writer.member("arguments", characters.arguments)
        writer.member("result", characters.result)
      }
      writer.member(.duration, durationMilliseconds)
      writer.member(.exitCode, exitCode)
      writer.member(.error, error)
      if isInterrupted { writer.member(.interrupted, true) }
      if let lines {
        writer.name(RecordMember.lines.name)
        writer.object { writer in
          writer.member("added", lines.added)
          writer.member("removed", lines.removed)
        }
      }
      writer.member(.resultHash, resultHash)
      writer.member(.claudeSessionID, claudeSessionID)
      writer.member(.toolUseID, toolUseID)
      if isRejected { writer.member(.rejected, true) }
      writer.member(.version, Self.version)
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ details: Details, to writer: inout JSONWriter) {
    writer.member(.file, details.file)
    if let range = details.range {
      writer.name(RecordMember.range.name)
      writer.array([range.offset, range.limit]) { $0.integer($1) }
    }
    writer.member(.command, details.command)
    writer.member(.pattern, details.pattern)
    writer.member(.path, details.path)
    writer.member(.url, details.url)
    writer.member(.query, details.query)
    writer.member(.skill, details.skill)
    writer.member(.subagent, details.subagent)
    writer.member(.subagentID, details.subagentID)
    writer.member(.git, details.git)
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ member: RecordMember, _ text: String?) {
    if let text { self.member(member.name, text) }
  }

  fileprivate mutating func member(_ member: RecordMember, _ number: Int?) {
    if let number { self.member(member.name, number) }
  }

  fileprivate mutating func member(_ member: RecordMember, _ flag: Bool) {
    name(member.name)
    literal(flag ? "true" : "false")
  }
}
