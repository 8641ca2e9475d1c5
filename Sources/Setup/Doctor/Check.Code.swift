extension Check {
  /// The exact findings; their raw values are a stable part of the JSON (`docs/installing.md` explains them).
  enum Code: String, CaseIterable {
    // settings
    case fileVoid = "file-void"
    case fileUnreadable = "file-unreadable"
    case managedInvalid = "managed-invalid"
    case hooksDropped = "hooks-dropped"
    // registered
    case eventMissing = "event-missing"
    case matcherSome = "matcher-some"
    case matcherUnknown = "matcher-unknown"
    case conditionSome = "condition-some"
    // duplicate
    case registeredTwice = "registered-twice"
    case failuresTwice = "failures-twice"
    case failuresHidden = "failures-hidden"
    // shape
    case handlerDropped = "handler-dropped"
    case matcherNone = "matcher-none"
    case conditionNone = "condition-none"
    case shellMissing = "shell-missing"
    case eventNotLogged = "event-not-logged"
    // disabled
    case hooksDisabled = "hooks-disabled"
    case managedHooksOnly = "managed-hooks-only"
    case pluginHooksOnly = "plugin-hooks-only"
    case simpleMode = "simple-mode"
    // program
    case programMissing = "program-missing"
    case programHidden = "program-hidden"
    case programRelative = "program-relative"
    case programNotRunnable = "program-not-runnable"
    case programInBuild = "program-in-build"
    case programOfAnotherVersion = "program-of-another-version"
    case programCopy = "program-copy"
    case programUnknown = "program-unknown"
    // environment
    case configDirectory = "config-folder"
    case commandLogDirectory = "command-log-folder"
    // trial
    case trialFailed = "trial-failed"
    // records
    case recordsNone = "records-none"
    case recordsStale = "records-stale"
    case recordsUnreadable = "records-unreadable"
    case recordsUnwritable = "records-unwritable"
  }
}
