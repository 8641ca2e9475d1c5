import CommandLineTool

/// The result of one examination.
struct Check: Equatable {
  /// The severity of a result.
  enum Status: String {
    case ok
    /// Worth knowing, but logging works.
    case note
    /// Calls are lost, counted twice or visible to others.
    case trouble
  }

  /// The subject of a check; the raw values are a stable part of the JSON.
  enum Topic: String, CaseIterable {
    case settings
    case registered
    case duplicate
    case shape
    case shellLogger = "shell_logger"
    case disabled
    case program
    case environment
    case directory = "folder"
    case permissions
    case cleanUp = "clean_up"
    case trial
    case records
    case malformed
    case troubleLog = "trouble_log"

    /// The code of a finding that has no exact one.
    var code: String { rawValue.replacing(["_": "-"]) }
  }

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

  let topic: Topic
  /// The exact finding; nil if the topic says it all.
  let exactCode: Code?
  let status: Status
  /// What was found: a sentence without its full stop.
  let message: String
  /// How to fix it.
  let fix: String?

  /// The code of the finding, which is a stable part of the JSON.
  var code: String { exactCode?.rawValue ?? topic.code }

  /// Creates the result of a check that found everything in order.
  static func ok(_ topic: Topic, as code: Code? = nil, _ message: String) -> Check {
    Check(topic: topic, exactCode: code, status: .ok, message: message, fix: nil)
  }

  /// Creates a result that is worth knowing.
  static func note(_ topic: Topic, as code: Code? = nil, _ message: String, fix: String? = nil)
    -> Check
  {
    Check(topic: topic, exactCode: code, status: .note, message: message, fix: fix)
  }

  /// Creates a result for something that is wrong, or is only worth knowing under a condition.
  static func trouble(
    _ topic: Topic, as code: Code? = nil, unless isHarmless: Bool = false, _ message: String,
    fix: String
  ) -> Check {
    Check(
      topic: topic, exactCode: code, status: isHarmless ? .note : .trouble, message: message,
      fix: fix)
  }
}
