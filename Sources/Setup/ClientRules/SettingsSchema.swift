import Shell

/// What Claude Code requires of the members of a settings file (observed in 2.1.332).
///
/// If one of them has the wrong kind, Claude Code ignores the whole file: hooks, variables and all. Other
/// members may be anything; Claude Code doesn't know them, or ignores only them. The kinds were determined by
/// trying values of other kinds; `Tests/RealClient/settings.py` reveals if one has changed.
enum SettingsSchema {
  static let members: [SettingRow] =
    rows(booleans, .boolean) + rows(texts, .text) + rows(lists, .array(of: .text)) + others

  private static func rows(_ names: [String], _ kind: SettingKind) -> [SettingRow] {
    names.map { SettingRow($0, kind) }
  }

  private static let booleans = [
    "agentPushNotifEnabled", "allowAllClaudeAiMcps", "allowClaudeInChromeWithManagedMcp",
    "allowManagedHooksOnly", "allowManagedMcpServersOnly", "allowManagedPermissionRulesOnly",
    "allowNestedModelAccessUnderForceLogin", "alwaysThinkingEnabled", "autoCompactEnabled",
    "autoContinueAtUsageLimit", "autoDreamEnabled", "autoMemoryEnabled", "autoScrollEnabled",
    "autoUploadSessions", "awaySummaryEnabled", "bashEditDiffEnabled", "channelsEnabled",
    "clawdFileProgressEnabled", "disableAgentView", "disableAllHooks", "disableArtifact",
    "disableBundledSkills", "disableClaudeAiConnectors", "disableCommandPluginSources",
    "disableDirectMcpSkills", "disableRemoteControl", "disableReplyCheck", "disableSideloadFlags",
    "disableSkillShellExecution", "disableWindowsBashCommandSplit", "disableWorkflows",
    "doneMeansMerged", "emojiCompletionEnabled", "enableAllProjectMcpServers", "enableArtifact",
    "enableWorkflows", "enforceAvailableModels", "fastMode", "fastModePerSessionOptIn",
    "fileCheckpointingEnabled", "forceRemoteSettingsRefresh", "idleCompaction",
    "includeCoAuthoredBy", "includeGitInstructions", "inputNeededNotifEnabled",
    "isolatePeerMachines", "precomputeCompactionEnabled", "prefersReducedMotion",
    "promptSuggestionEnabled", "remoteControlAtStartup", "respectGitignore",
    "respondToBashCommands", "responseComparisonEnabled", "showClearContextOnPlanAccept",
    "showMessageTimestamps", "showThinkingSummaries", "showTurnDuration",
    "skipDangerousModePermissionPrompt", "skipWebFetchPreflight", "skipWorkflowUsageWarning",
    "spinnerTipsEnabled", "switchModelsOnFlag", "syncClaudeAiPlugins", "syncClaudeAiSkills",
    "syntaxHighlightingDisabled", "terminalProgressBarEnabled", "terminalTitleFromRename",
    "todoFeatureEnabled", "totalTokensReminderAfterUserTurn", "verbose",
    "wheelScrollAccelerationEnabled", "workflowKeywordTriggerEnabled",
    "wslInheritsWindowsSettings",
  ]

  private static let texts = [
    "$schema", "advisorModel", "agent", "apiKeyHelper", "attributionProject",
    "autoMemoryDirectory", "awsAuthRefresh", "awsCredentialExport", "claudeMd",
    "downloadsMirrorUrl", "gcpAuthRefresh", "language", "minimumVersion", "model",
    "modelCatalogPublicKey", "modelCatalogUrl", "otelHeadersHelper", "outputStyle",
    "plansDirectory", "pluginTrustMessage", "prUrlTemplate", "processWrapper", "proxyAuthHelper",
    "requiredMaximumVersion", "requiredMinimumVersion", "timeFormat", "timeZone",
  ]

  private static let lists = [
    "allowedHttpHookUrls", "availableModels", "claudeMdExcludes", "companyAnnouncements",
    "fallbackModel", "httpHookAllowedEnvVars", "pluginSuggestionMarketplaces",
  ]

  private static let others = [
    SettingRow("allowedChannelPlugins", .array(of: .anything)),
    SettingRow("attribution", .either([.boolean, attribution])),
    SettingRow("autoUpdatesChannel", .word(["latest", "stable", "rc"])),
    SettingRow("blockedMarketplaces", .array(of: .anything)),
    SettingRow("breakReminder", .object(of: .anything)),
    SettingRow("cleanupPeriodDays", .count),
    SettingRow("daemonColdStart", .word(["transient", "ask"])),
    SettingRow("defaultShell", .word(["bash", "powershell"])),
    SettingRow(
      "desktopSessionCleanupPeriodDays", .number(0...9_007_199_254_740_991, isWhole: true)),
    SettingRow("disableAutoMode", .word(["disable"])),
    SettingRow("disabledMcpjsonServers", .either([.array(of: .text), .text])),
    SettingRow("enabledMcpjsonServers", .either([.array(of: .text), .text])),
    SettingRow(
      "enabledPlugins",
      .object(of: .either([.boolean, .array(of: .text), .object(of: .anything)]))),
    SettingRow("env", .object(of: .anything)),
    SettingRow("feedbackDrafts", .word(["notify", "quiet", "off"])),
    SettingRow("feedbackSurveyRate", .number(0...1)),
    SettingRow("fileSuggestion", command),
    SettingRow("forceLoginOrgUUID", .either([.text, .array(of: .text)])),
    SettingRow("managedSourcesBehavior", .word(["first-wins", "merge"])),
    SettingRow("modelOverrides", .object(of: .text)),
    SettingRow("parentSettingsBehavior", .word(["first-wins", "merge"])),
    SettingRow("permissions", permissions),
    SettingRow("pluginConfigs", .object(of: .object(of: .anything))),
    SettingRow("quietHours", .object(of: .anything)),
    SettingRow("remote", .object(of: .anything)),
    SettingRow("remoteTools", .object(of: .anything)),
    SettingRow("sandbox", .members([SettingRow("enabled", .boolean)])),
    SettingRow("skillListingBudgetFraction", .number(0...1)),
    SettingRow("skillListingMaxDescChars", .count),
    SettingRow(
      "skillOverrides", .object(of: .word(["on", "name-only", "user-invocable-only", "off"]))),
    SettingRow("spinnerVerbs", spinnerVerbs),
    SettingRow("sshConfigs", .array(of: .object(of: .anything))),
    SettingRow("statusLine", statusLine),
    SettingRow("strictKnownMarketplaces", .array(of: .anything)),
    SettingRow("totalTokensReminderBudget", .count),
    SettingRow("tui", .word(["default", "fullscreen"])),
    SettingRow(
      "voice", .members([SettingRow("enabled", .boolean), SettingRow("autoSubmit", .boolean)])),
    SettingRow("workflowSizeGuideline", .word(["unrestricted", "small", "medium", "large"])),
    SettingRow("worktree", .object(of: .anything)),
  ]

  /// Rules that aren't texts or that are invalid are ignored individually.
  private static let permissions = SettingKind.members([
    SettingRow("allow", .array(of: .anything)), SettingRow("deny", .array(of: .anything)),
    SettingRow("ask", .array(of: .anything)),
    SettingRow("defaultMode", .word(permissionModes)),
    SettingRow("disableBypassPermissionsMode", .word(["disable"])),
    SettingRow("additionalDirectories", .array(of: .text)),
  ])

  private static let permissionModes = [
    "default", "manual", "acceptEdits", "plan", "auto", "dontAsk", "bypassPermissions",
  ]

  private static let attribution = SettingKind.members([
    SettingRow("commit", .text), SettingRow("pr", .text), SettingRow("sessionUrl", .boolean),
  ])

  private static let command = SettingKind.members([
    SettingRow("type", .word(["command"]), isRequired: true),
    SettingRow("command", .text, isRequired: true),
  ])

  private static let statusLine = SettingKind.members([
    SettingRow("type", .word(["command"]), isRequired: true),
    SettingRow("command", .text, isRequired: true),
    SettingRow("padding", .number()),
  ])

  private static let spinnerVerbs = SettingKind.members([
    SettingRow("mode", .word(["append", "replace"]), isRequired: true),
    SettingRow("verbs", .array(of: .text), isRequired: true),
  ])
}
