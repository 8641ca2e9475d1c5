import CommandLineTool

/// The result of one examination.
struct Check {
  /// The severity of a result.
  enum Status: String {
    case ok
    /// Worth knowing, but logging works.
    case note
    /// Calls are lost, counted twice or visible to others.
    case trouble
  }

  /// A finding: its topic, and a code unless the topic says it all.
  ///
  /// Both are stable parts of the JSON (`docs/installing.md` explains them).
  enum Code: String, CaseIterable {
    case fileVoid = "settings/file-void", fileUnreadable = "settings/file-unreadable"
    case managedInvalid = "settings/managed-invalid", hooksDropped = "settings/hooks-dropped"

    case registered, eventMissing = "registered/event-missing"
    case matcherSome = "registered/matcher-some", matcherUnknown = "registered/matcher-unknown"
    case conditionSome = "registered/condition-some"
    case failuresHidden = "registered/failures-hidden"

    case registeredTwice = "duplicate/registered-twice"
    case failuresTwice = "duplicate/failures-twice"
    case shellLogger = "shell_logger"

    case handlerDropped = "shape/handler-dropped", eventNotLogged = "shape/event-not-logged"
    case matcherNone = "shape/matcher-none", conditionNone = "shape/condition-none"
    case shellMissing = "shape/shell-missing"

    case hooksDisabled = "disabled/hooks-disabled", simpleMode = "disabled/simple-mode"
    case managedHooksOnly = "disabled/managed-hooks-only"
    case pluginHooksOnly = "disabled/plugin-hooks-only"

    case program, programUnknown = "program/program-unknown"
    case programMissing = "program/program-missing", programHidden = "program/program-hidden"
    case programRelative = "program/program-relative", programCopy = "program/program-copy"
    case programNotRunnable = "program/program-not-runnable"
    case programInBuild = "program/program-in-build"
    case programOfAnotherVersion = "program/program-of-another-version"

    case environment, configDirectory = "environment/config-folder"
    case commandLogDirectory = "environment/command-log-folder"
    case directory = "folder"
    case permissions
    case cleanUp = "clean_up"

    case trial, trialFailed = "trial/trial-failed"
    case records, recordsNone = "records/records-none", recordsStale = "records/records-stale"
    case recordsUnreadable = "records/records-unreadable"
    case recordsUnwritable = "records/records-unwritable"
    case malformed
    case troubleLog = "trouble_log"

    private var parts: [Substring] { rawValue.split(separator: "/") }

    /// The subject of the check.
    var topic: String { parts.first.map(String.init) ?? "" }

    /// The exact finding; the topic if there is no other.
    var text: String { (parts.last.map(String.init) ?? "").replacing(["_": "-"]) }
  }

  let code: Code
  let status: Status
  /// What was found: a sentence without its full stop.
  let message: String
  /// How to fix it.
  let fix: String?

  /// Creates the result of a check that found everything in order.
  static func ok(_ message: String, as code: Code) -> Check {
    Check(code: code, status: .ok, message: message, fix: nil)
  }

  /// Creates a result that is worth knowing.
  static func note(_ message: String, as code: Code, fix: String? = nil) -> Check {
    Check(code: code, status: .note, message: message, fix: fix)
  }

  /// Creates a result for something that is wrong, or is only worth knowing under a condition.
  static func trouble(
    _ message: String, as code: Code, unless isHarmless: Bool = false, fix: String
  ) -> Check {
    Check(code: code, status: isHarmless ? .note : .trouble, message: message, fix: fix)
  }
}
