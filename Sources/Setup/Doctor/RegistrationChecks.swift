import ActivityLog
import Bytes
import OperatingSystem

/// Checks where and how the hook is registered, and whether it runs.
struct RegistrationChecks {
  private let session: CheckedSession
  private let switches: HookSwitches
  /// All handlers in files that Claude Code doesn't ignore.
  private let handlers: [LocatedHandler]
  /// The well-formed handlers of this program for logged events.
  private let registered: [LocatedHandler]
  /// Those of them that Claude Code runs.
  let running: [LocatedHandler]
  /// The events whose calls are logged.
  private let logged: Set<String>

  init(of session: CheckedSession) {
    self.session = session
    let sources = session.sources
    let switches = HookSwitches(of: sources, in: session.environment)
    self.switches = switches
    handlers = sources.filter { $0.counts }.flatMap { source in
      (source.registrations?.handlers ?? []).map { LocatedHandler(source: source, handler: $0) }
    }
    registered = handlers.filter { $0.handler.isRunningHook && $0.handler.isOfLoggedEvent }
    running = registered.filter { switches.allowHooks(of: $0.source) }
    let failures = Self.handlerOfFailures(in: running) == nil ? [] : [HookEvent.failure]
    logged = Set(running.map { $0.event } + failures)
  }

  /// The findings, those about whole files first.
  var checks: [Check] {
    var checks = FileChecks(sources: session.sources, logged: logged).checks
    checks += handlers.compactMap(shapeCheck)
    for event in HookEvent.logged { checks += self.checks(of: event) }
    return logged.count == HookEvent.logged.count ? checks : checks + switches.checks
  }

  /// Returns the handler that logs failed calls as if they had succeeded.
  ///
  /// Claude Code runs the administrator's `PostToolUse` hooks for failed calls as well (observed in 2.1.332).
  private static func handlerOfFailures(in running: [LocatedHandler]) -> LocatedHandler? {
    running.first { $0.source.origin == .managed && $0.event != HookEvent.failure }
  }

  /// Returns the finding that a handler has no effect.
  private func shapeCheck(of located: LocatedHandler) -> Check? {
    let isHook = located.command.program == .hook
    let name = isHook ? HandlerCommand.hookName : located.handler.shownText
    let start = "\(located.file): \(located.event) has \(name)"
    guard located.handler.isOfLoggedEvent else {
      guard isHook else { return nil }
      return .note(.shape, as: .eventNotLogged, "\(start), which logs nothing of that event")
    }
    guard let flaw = located.handler.flaw else { return nil }
    let first = running.first { $0.event == located.event }?.source
    return .trouble(
      .shape, as: flaw.code, unless: first != nil,
      "\(start) \(flaw.words): Claude Code doesn't run it",
      fix: located.fixByInstall(of: session.program, besides: first))
  }

  /// Returns whether the event is logged, once, for all tools, and without a shell logger.
  private func checks(of event: String) -> [Check] {
    let coverage = HookCoverage(of: running.filter { $0.event == event })
    let failures =
      event == HookEvent.failure ? failureCheck(isLogged: coverage.first != nil) : nil
    guard let first = coverage.first else {
      // A handler that doesn't run is reported with the reason.
      let isReported = logged.contains(event) || registered.contains { $0.event == event }
      return [failures, isReported ? nil : missingCheck(of: event)].compactMap { $0 }
    }
    let setsDirectory = first.handler.text.has(text: "CLAUDE_LOG_DIR")
    let checks = [
      failures, .ok(.registered, "\(event): \(first.file) runs \(first.handler.shownText)"),
      setsDirectory
        ? .note(
          .environment, as: .commandLogDirectory,
          "\(event): that command sets CLAUDE_LOG_DIR itself; its records are there") : nil,
      limitCheck(of: event, limits: coverage.limits),
      doubleCheck(of: event, doubles: coverage.doubles),
      shellLoggerCheck(of: event, beside: first),
    ]
    return checks.compactMap { $0 }
  }

  /// Returns the check for the effect of an administrator's registration on failed calls.
  private func failureCheck(isLogged: Bool) -> Check? {
    guard let file = Self.handlerOfFailures(in: running)?.file else { return nil }
    let start =
      "\(file): Claude Code runs an administrator's PostToolUse hooks for calls that fail, too"
    let fix =
      "ask your administrator to turn on the plugin session-stats instead, in 'enabledPlugins'"
    return isLogged
      ? .trouble(
        .duplicate, as: .failuresTwice,
        "\(start): those are logged twice, once as if they had succeeded", fix: fix)
      : .trouble(
        .registered, as: .failuresHidden, "\(start): those are logged as if they had succeeded",
        fix: fix)
  }

  /// Returns a note if no handler runs for all calls.
  private func limitCheck(of event: String, limits: [RegisteredHandler]) -> Check? {
    guard let handler = limits.first else { return nil }
    let names = limits.compactMap { $0.limit }.joined(separator: ", ")
    let start = "\(event) is limited to \(names)"
    if HookMatcher(handler.matcher) == .unknown {
      let message = "\(start): which tools that matches can't be told here"
      return .note(.registered, as: .matcherUnknown, message)
    }
    return .note(
      .registered, as: handler.condition.isEmpty ? .matcherSome : .conditionSome,
      "\(start): calls of other tools aren't logged")
  }

  private func doubleCheck(of event: String, doubles: [LocatedHandler]) -> Check? {
    guard let first = doubles.first, let other = doubles.dropFirst().first else { return nil }
    let isInstallable = other.file == first.file && first.handler.isOwn && other.handler.isOwn
    return .trouble(
      .duplicate, as: .registeredTwice,
      "\(event) is registered \(doubles.count) times: each call is logged as often. Another is "
        + "\(other.handler.shownText) in \(other.file)",
      fix: isInstallable
        ? first.fixByInstall(of: session.program) : other.fixByRemoval(with: session.program))
  }

  private func shellLoggerCheck(of event: String, beside first: LocatedHandler) -> Check? {
    let shell = handlers.first {
      $0.event == event && $0.command.program == .shellLogger && $0.handler.isWellFormed
        && switches.allowHooks(of: $0.source)
    }
    guard let shell else { return nil }
    return .trouble(
      .shellLogger,
      "\(event): \(shell.file) also runs \(shell.handler.shownText), which logs each call a "
        + "second time",
      fix: shell.command.runsNothingElse
        ? shell.fixByInstall(of: session.program, besides: first.source)
        : shell.fixByRemoval(with: session.program))
  }

  /// Returns the check for an event that isn't registered.
  private func missingCheck(of event: String) -> Check {
    let void = session.sources.first {
      !$0.isPlugin && (!$0.counts || $0.registrations?.dropped != nil)
    }
    let lost = event == HookEvent.failure ? "failed calls aren't" : "no call that succeeds is"
    let (message, fix) =
      if session.environment.claudeDirectory == nil {
        (
          "nothing says where the settings are that could register \(event)",
          "set HOME or CLAUDE_CONFIG_DIR"
        )
      } else if let void {
        ("\(event) is registered in no file that counts", "see to \(void.path.text) first")
      } else {
        ("\(event) is registered nowhere: \(lost) logged", "\(session.program.shellText) install")
      }
    return .trouble(.registered, as: .eventMissing, message, fix: fix)
  }
}
