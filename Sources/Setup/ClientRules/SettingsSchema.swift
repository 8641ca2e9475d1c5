/// What Claude Code requires of the members of a settings file (observed in 2.1.332).
///
/// If one of them has the wrong kind, Claude Code ignores the whole file: hooks, variables and all. Other
/// members may be anything; Claude Code doesn't know them, or ignores only them. The kinds were determined by
/// trying values of other kinds; `Tests/RealClient/settings.py` reveals if one has changed.
enum SettingsSchema {
  static let members: [SettingRow] =
    rows(for: booleans, as: .boolean) + rows(for: texts, as: .text)
    + rows(for: lists, as: .array(of: .text))
    + others

  private static func rows(for names: [String], as kind: SettingKind) -> [SettingRow] {
    names.map { ($0, kind) }
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
    "wheelScrollAccelerationEnabled", "workflowKeywordTriggerEnabled", "wslInheritsWindowsSettings",
  ]

  private static let texts = [
    "$schema", "advisorModel", "agent", "apiKeyHelper", "attributionProject", "autoMemoryDirectory",
    "awsAuthRefresh", "awsCredentialExport", "claudeMd", "downloadsMirrorUrl", "gcpAuthRefresh",
    "language", "minimumVersion", "model", "modelCatalogPublicKey", "modelCatalogUrl",
    "otelHeadersHelper", "outputStyle", "plansDirectory", "pluginTrustMessage", "prUrlTemplate",
    "processWrapper", "proxyAuthHelper", "requiredMaximumVersion", "requiredMinimumVersion",
    "timeFormat", "timeZone",
  ]

  private static let lists = [
    "allowedHttpHookUrls", "availableModels", "claudeMdExcludes", "companyAnnouncements",
    "fallbackModel", "httpHookAllowedEnvVars", "pluginSuggestionMarketplaces",
  ]

  private static let others: [SettingRow] = [
    ("allowedChannelPlugins", .array(of: .anything)),
    ("attribution", .either([.boolean, attribution])),
    ("autoUpdatesChannel", .word(["latest", "stable", "rc"])),
    ("blockedMarketplaces", .array(of: .anything)),
    ("breakReminder", .object(of: .anything)),
    ("cleanupPeriodDays", .count),
    ("daemonColdStart", .word(["transient", "ask"])),
    ("defaultShell", .word(["bash", "powershell"])),
    ("desktopSessionCleanupPeriodDays", .number(0...9_007_199_254_740_991, isWhole: true)),
    ("disableAutoMode", .word(["disable"])),
    ("disabledMcpjsonServers", .either([.array(of: .text), .text])),
    ("enabledMcpjsonServers", .either([.array(of: .text), .text])),
    (
      "enabledPlugins", .object(of: .either([.boolean, .array(of: .text), .object(of: .anything)]))
    ),
    ("env", .object(of: .anything)),
    ("feedbackDrafts", .word(["notify", "quiet", "off"])),
    ("feedbackSurveyRate", .number(0...1)),
    ("fileSuggestion", command),
    ("forceLoginOrgUUID", .either([.text, .array(of: .text)])),
    ("managedSourcesBehavior", .word(["first-wins", "merge"])),
    ("modelOverrides", .object(of: .text)),
    ("parentSettingsBehavior", .word(["first-wins", "merge"])),
    ("permissions", permissions),
    ("pluginConfigs", .object(of: .object(of: .anything))),
    ("quietHours", .object(of: .anything)),
    ("remote", .object(of: .anything)),
    ("remoteTools", .object(of: .anything)),
    ("sandbox", .members([("enabled", .boolean)])),
    ("skillListingBudgetFraction", .number(0...1)),
    ("skillListingMaxDescChars", .count),
    ("skillOverrides", .object(of: .word(["on", "name-only", "user-invocable-only", "off"]))),
    ("spinnerVerbs", spinnerVerbs),
    ("sshConfigs", .array(of: .object(of: .anything))),
    ("statusLine", statusLine),
    ("strictKnownMarketplaces", .array(of: .anything)),
    ("totalTokensReminderBudget", .count),
    ("tui", .word(["default", "fullscreen"])),
    ("voice", .members([("enabled", .boolean), ("autoSubmit", .boolean)])),
    ("workflowSizeGuideline", .word(["unrestricted", "small", "medium", "large"])),
    ("worktree", .object(of: .anything)),
  ]

  /// Rules that aren't texts or that are invalid are ignored individually.
  private static let permissions = SettingKind.members([
    ("allow", .array(of: .anything)), ("deny", .array(of: .anything)),
    ("ask", .array(of: .anything)),
    ("defaultMode", .word(permissionModes)),
    ("disableBypassPermissionsMode", .word(["disable"])),
    ("additionalDirectories", .array(of: .text)),
  ])

  private static let permissionModes = [
    "default", "manual", "acceptEdits", "plan", "auto", "dontAsk", "bypassPermissions",
  ]

  private static let attribution = SettingKind.members([
    ("commit", .text), ("pr", .text), ("sessionUrl", .boolean),
  ])

  private static let command = SettingKind.members(commandRows)
  private static let statusLine = SettingKind.members(commandRows + [("padding", .number())])
  private static let commandRows: [SettingRow] = [
    ("type", .required(.word(["command"]))), ("command", .required(.text)),
  ]

  private static let spinnerVerbs = SettingKind.members([
    ("mode", .required(.word(["append", "replace"]))), ("verbs", .required(.array(of: .text))),
  ])
}
