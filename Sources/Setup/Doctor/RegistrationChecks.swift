import ActivityLog
import Bytes
import OperatingSystem

/// Checks where and how the hook is registered, and whether it runs.
extension CheckedSession {
  /// The findings, those about whole files first.
  var registrationChecks: [Check] {
    let missed = HookEvent.logged.filter { !isLogged($0) }
    return sources.compactMap { $0.check(isMissed: !missed.isEmpty) }
      + handlers.compactMap(shapeCheck) + HookEvent.logged.flatMap(checks)
      + (missed.isEmpty ? [] : switches.map { $0.check })
  }

  /// Whether calls of an event are logged.
  private func isLogged(_ event: String) -> Bool {
    running.contains { $0.event == event } || event == HookEvent.failure && handlerOfFailures != nil
  }

  /// The handler that logs failed calls as if they had succeeded.
  ///
  /// Claude Code runs the administrator's `PostToolUse` hooks for failed calls as well (observed in 2.1.332).
  private var handlerOfFailures: LocatedHandler? {
    running.first { $0.source.origin == .managed && $0.event != HookEvent.failure }
  }

  /// Returns the finding that a handler has no effect.
  private func shapeCheck(of located: LocatedHandler) -> Check? {
    let isHook = located.command.program == .hook
    let name = isHook ? HandlerCommand.hookName : located.handler.shownText
    let start = "\(located.file): \(located.event) has \(name)"
    guard located.handler.isOfLoggedEvent else {
      guard isHook else { return nil }
      return .note("\(start), which logs nothing of that event", as: .eventNotLogged)
    }
    guard let flaw = located.handler.flaw else { return nil }
    return .trouble(
      "\(start) \(flaw.words): Claude Code doesn't run it", as: flaw.code,
      unless: running.contains { $0.event == located.event }, fix: fixByInstall(of: located))
  }

  /// Returns whether the event is logged, once, for all tools, and without a shell logger.
  private func checks(of event: String) -> [Check] {
    let coverage = HookCoverage(of: running.filter { $0.event == event })
    let failures =
      event == HookEvent.failure ? failureCheck(isLogged: coverage.first != nil) : nil
    guard let first = coverage.first else {
      // A handler that doesn't run is reported with the reason.
      let isReported = isLogged(event) || registered.contains { $0.event == event }
      return [failures, isReported ? nil : missingCheck(of: event)].compactMap { $0 }
    }
    let setsDirectory = first.handler.text.has(text: "CLAUDE_LOG_DIR")
    let checks = [
      failures, .ok("\(event): \(first.file) runs \(first.handler.shownText)", as: .registered),
      setsDirectory
        ? .note(
          "\(event): that command sets CLAUDE_LOG_DIR itself; its records are there",
          as: .commandLogDirectory) : nil,
      limitCheck(of: event, limits: coverage.limits),
      doubleCheck(of: event, doubles: coverage.doubles), shellLoggerCheck(of: event),
    ]
    return checks.compactMap { $0 }
  }

  /// Returns the check for the effect of an administrator's registration on failed calls.
  private func failureCheck(isLogged: Bool) -> Check? {
    guard let file = handlerOfFailures?.file else { return nil }
    let effect = isLogged ? "logged twice, once" : "logged"
    return .trouble(
      "\(file): Claude Code runs an administrator's PostToolUse hooks for calls that fail, too: "
        + "those are \(effect) as if they had succeeded",
      as: isLogged ? .failuresTwice : .failuresHidden,
      fix: "ask your administrator to turn on the plugin session-stats instead, in 'enabledPlugins'"
    )
  }

  /// Returns a note if no handler runs for all calls.
  private func limitCheck(of event: String, limits: [RegisteredHandler]) -> Check? {
    guard let handler = limits.first else { return nil }
    let names = limits.compactMap { $0.limit }.joined(separator: ", ")
    let isKnown = HookMatcher(handler.matcher) != .unknown
    let effect =
      isKnown ? "calls of other tools aren't logged" : "which tools that matches can't be told here"
    return .note(
      "\(event) is limited to \(names): \(effect)",
      as: !isKnown ? .matcherUnknown : handler.condition.isEmpty ? .matcherSome : .conditionSome)
  }

  private func doubleCheck(of event: String, doubles: [LocatedHandler]) -> Check? {
    guard let first = doubles.first, let other = doubles.dropFirst().first else { return nil }
    let isInstallable = other.file == first.file && first.handler.isOwn && other.handler.isOwn
    return .trouble(
      "\(event) is registered \(doubles.count) times: each call is logged as often. Another is "
        + "\(other.handler.shownText) in \(other.file)", as: .registeredTwice,
      fix: isInstallable ? first.fixByInstall(of: program) : other.fixByRemoval(with: program))
  }

  private func shellLoggerCheck(of event: String) -> Check? {
    let shell = handlers.first { located in
      located.event == event && located.command.program == .shellLogger
        && located.handler.isWellFormed && switches.allSatisfy { $0.spares(located.source) }
    }
    guard let shell else { return nil }
    return .trouble(
      "\(event): \(shell.file) also runs \(shell.handler.shownText), which logs each call a "
        + "second time", as: .shellLogger,
      fix: shell.command.runsNothingElse
        ? fixByInstall(of: shell) : shell.fixByRemoval(with: program))
  }

  /// Returns the check for an event that isn't registered.
  private func missingCheck(of event: String) -> Check {
    let void = sources.first {
      !$0.isPlugin && (!$0.counts || $0.registrations?.dropped != nil)
    }
    let lost = event == HookEvent.failure ? "failed calls aren't" : "no call that succeeds is"
    let (message, fix) =
      if environment.claudeDirectory == nil {
        (
          "nothing says where the settings are that could register \(event)",
          "set HOME or CLAUDE_CONFIG_DIR"
        )
      } else if let void {
        ("\(event) is registered in no file that counts", "see to \(void.path.text) first")
      } else {
        ("\(event) is registered nowhere: \(lost) logged", "\(program.shellText) install")
      }
    return .trouble(message, as: .eventMissing, fix: fix)
  }
}
