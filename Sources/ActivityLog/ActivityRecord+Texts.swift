extension ActivityRecord {
  /// Calls `body` with each text of the record except the timestamp, and replaces the text with the result.
  ///
  /// A nil result removes the text if the member is optional.
  package mutating func changeTexts(_ body: (RecordMember, String) -> String?) {
    sessionID = body(.sessionID, sessionID) ?? sessionID
    tool = body(.tool, tool) ?? tool
    project = body(.project, project) ?? project
    change(&worktree, of: .worktree, by: body)
    change(&projectDirectory, of: .projectDirectory, by: body)
    change(&branch, of: .branch, by: body)
    change(&model, of: .model, by: body)
    change(&agent, of: .agent, by: body)
    change(&agentID, of: .agentID, by: body)
    change(&error, of: .error, by: body)
    change(&claudeSessionID, of: .claudeSessionID, by: body)
    change(&toolUseID, of: .toolUseID, by: body)
    change(&details.file, of: .file, by: body)
    change(&details.command, of: .command, by: body)
    change(&details.pattern, of: .pattern, by: body)
    change(&details.path, of: .path, by: body)
    change(&details.url, of: .url, by: body)
    change(&details.query, of: .query, by: body)
    change(&details.skill, of: .skill, by: body)
    change(&details.subagent, of: .subagent, by: body)
    change(&details.subagentID, of: .subagentID, by: body)
  }

  private func change(
    _ text: inout String?, of member: RecordMember, by body: (RecordMember, String) -> String?
  ) {
    if let present = text { text = body(member, present) }
  }
}
