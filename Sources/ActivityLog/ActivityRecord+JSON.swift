import JSONLines

extension ActivityRecord {
  /// The record as a line of the log: UTF-8 without insignificant white space, ended by a newline.
  package var line: ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.object { writer in
      writer.write(timestamp, as: .timestamp)
      writer.write(sessionID, as: .sessionID)
      writer.write(tool, as: .tool)
      write(details, to: &writer)
      writer.write(project, as: .project)
      writer.write(worktree, as: .worktree)
      writer.write(projectDirectory, as: .projectDirectory)
      writer.write(branch, as: .branch)
      writer.write(model, as: .model)
      writer.write(agent, as: .agent)
      writer.write(agentID, as: .agentID)
      writer.name(RecordMember.tokens.name)
      writer.object { [inputTokens, outputTokens, totalTokens] writer in
        writer.write(inputTokens, as: "input")
        writer.write(outputTokens, as: "output")
        writer.write(totalTokens, as: "total")
      }
      writer.name(RecordMember.characters.name)
      writer.object { [argumentCharacters, resultCharacters] writer in
        writer.write(argumentCharacters, as: "arguments")
        writer.write(resultCharacters, as: "result")
      }
      writer.write(durationMilliseconds, as: .duration)
      writer.write(exitCode, as: .exitCode)
      writer.write(error, as: .error)
      if isInterrupted { writer.write(true, as: .interrupted) }
      if let lines {
        writer.name(RecordMember.lines.name)
        writer.object { writer in
          writer.write(lines.added, as: "added")
          writer.write(lines.removed, as: "removed")
        }
      }
      writer.write(resultHash, as: .resultHash)
      writer.write(claudeSessionID, as: .claudeSessionID)
      writer.write(toolUseID, as: .toolUseID)
      if isRejected { writer.write(true, as: .rejected) }
      writer.write(Self.version, as: .version)
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ details: Details, to writer: inout JSONWriter) {
    writer.write(details.file, as: .file)
    if let range = details.range {
      writer.name(RecordMember.range.name)
      writer.array([range.offset, range.limit]) { $0.integer($1) }
    }
    writer.write(details.command, as: .command)
    writer.write(details.pattern, as: .pattern)
    writer.write(details.path, as: .path)
    writer.write(details.url, as: .url)
    writer.write(details.query, as: .query)
    writer.write(details.skill, as: .skill)
    writer.write(details.subagent, as: .subagent)
    writer.write(details.subagentID, as: .subagentID)
    writer.write(details.git, as: .git)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ text: String?, as member: RecordMember) {
    guard let text else { return }
    name(member.name)
    string(text)
  }

  fileprivate mutating func write(_ number: Int?, as member: RecordMember) {
    if let number { write(number, as: member.name) }
  }

  fileprivate mutating func write(_ number: Int, as name: StaticString) {
    self.name(name)
    integer(number)
  }

  fileprivate mutating func write(_ flag: Bool, as member: RecordMember) {
    name(member.name)
    literal(flag ? "true" : "false")
  }
}
