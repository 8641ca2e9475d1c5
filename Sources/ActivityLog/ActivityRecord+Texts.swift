extension ActivityRecord {
  /// Calls `body` with each text of the record except the timestamp, and replaces the text with the result.
  ///
  /// A nil result removes the text if the member is optional.
  package mutating func changeTexts(_ body: (RecordMember, String) -> String?) {
    sessionID = body(.sessionID, sessionID) ?? sessionID
    tool = body(.tool, tool) ?? tool
    project = body(.project, project) ?? project
    change(&worktree, .worktree, body)
    change(&projectDirectory, .projectDirectory, body)
    change(&branch, .branch, body)
    change(&model, .model, body)
    change(&agent, .agent, body)
    change(&agentID, .agentID, body)
    change(&error, .error, body)
    change(&claudeSessionID, .claudeSessionID, body)
    change(&toolUseID, .toolUseID, body)
    change(&details.file, .file, body)
    change(&details.command, .command, body)
    change(&details.pattern, .pattern, body)
    change(&details.path, .path, body)
    change(&details.url, .url, body)
    change(&details.query, .query, body)
    change(&details.skill, .skill, body)
    change(&details.subagent, .subagent, body)
    change(&details.subagentID, .subagentID, body)
  }

  private func change(
    _ text: inout String?, _ member: RecordMember, _ body: (RecordMember, String) -> String?
  ) {
    if let present = text { text = body(member, present) }
  }
}
