import ActivityLog
import Bytes
import CommandLineTool
import OperatingSystem

/// Checks where and how the hook is registered, and whether it runs.
struct RegistrationChecks {
  /// A handler of this program or of the shell logger, and its file.
  typealias Place = (source: SettingsSource, handler: RegisteredHandler)

  private let sources: [SettingsSource]
  private let program: InvokedProgram
  private let switches: HookSwitches
  /// All handlers in files that Claude Code doesn't ignore.
  private let places: [Place]
  /// The handlers of this program that Claude Code runs for logged events.
  let running: [Place]
  /// The events whose calls are logged.
  private let logged: Set<String>
  /// Whether the environment doesn't say where the user's settings are.
  private let isWithoutDirectory: Bool
  private(set) var checks: [Check] = []

  init(_ sources: [SettingsSource], _ program: InvokedProgram, _ environment: Environment) {
    isWithoutDirectory = environment.claudeDirectory == nil
    self.sources = sources
    self.program = program
    switches = HookSwitches(sources, environment)
    places = sources.filter { $0.counts }.flatMap { source in
      (source.registrations?.handlers ?? []).map { (source, $0) }
    }
    let registered = places.filter {
      $0.handler.isWellFormed && $0.handler.command.program == .hook
        && HookEvent.logged.contains($0.handler.event)
    }
    running = registered.filter { [switches] in switches.run($0.source) }
    var logged = Set(running.map { $0.handler.event })
    if Self.logsFailures(running) != nil { logged.insert(HookEvent.failure) }
    self.logged = logged
    let isLogged = logged.count == HookEvent.logged.count
    checks = FileChecks(sources, logged: logged).checks
    for place in places { checkShape(of: place) }
    for event in HookEvent.logged {
      checkEvent(event, isRegistered: registered.contains { $0.handler.event == event })
    }
    if !isLogged { checks += switches.checks }
  }

  /// Returns the registration that logs failed calls as if they had succeeded.
  ///
  /// Claude Code runs the administrator's `PostToolUse` hooks for failed calls as well (observed in 2.1.332).
  private static func logsFailures(_ running: [Place]) -> Place? {
    running.first { $0.source.origin == .managed && $0.handler.event != HookEvent.failure }
  }

  /// Checks whether a handler has any effect.
  private mutating func checkShape(of place: Place) {
    let (source, handler) = place
    let name = handler.command.program == .hook ? HandlerCommand.hookName : handler.shownText
    let start = "\(source.path.text): \(handler.event) has \(name)"
    guard HookEvent.logged.contains(handler.event) else {
      if handler.command.program == .hook {
        checks.append(
          .note(.shape, as: .eventNotLogged, "\(start), which logs nothing of that event"))
      }
      return
    }
    guard let flaw = handler.flaw else { return }
    let first = running.first { $0.handler.event == handler.event }?.source
    let message = "\(start) \(flaw.words): Claude Code doesn't run it"
    let mend = source.mendByInstall(of: handler, besides: first, program)
    checks.append(
      first == nil
        ? .trouble(.shape, as: flaw.code, message, mend: mend)
        : .note(.shape, as: flaw.code, message, mend: mend))
  }

  /// Checks whether the event is logged, once, for all tools, and without a shell logger.
  private mutating func checkEvent(_ event: String, isRegistered: Bool) {
    let coverage = HookCoverage(running.filter { $0.handler.event == event })
    if event == HookEvent.failure, let check = checkFailures(isLogged: coverage.first != nil) {
      checks.append(check)
    }
    guard let first = coverage.first else {
      // A handler that doesn't run is reported with the reason.
      if !isRegistered, !logged.contains(event) { checks.append(missing(event)) }
      return
    }
    checks.append(
      .ok(.registered, "\(event): \(first.source.path.text) runs \(first.handler.shownText)"))
    if first.handler.text.has(text: "CLAUDE_LOG_DIR") {
      checks.append(
        .note(
          .environment, as: .commandLogDirectory,
          "\(event): that command sets CLAUDE_LOG_DIR itself; its records are there"))
    }
    checkLimits(coverage, event)
    checkDoubles(coverage.doubles, event)
    checkShellLogger(event, beside: first)
  }

  /// Returns the check for the effect of an administrator's registration on failed calls.
  private func checkFailures(isLogged: Bool) -> Check? {
    guard let path = Self.logsFailures(running)?.source.path.text else { return nil }
    let start =
      "\(path): Claude Code runs an administrator's PostToolUse hooks for calls that fail, too"
    let mend =
      "ask your administrator to turn on the plugin session-stats instead, in 'enabledPlugins'"
    return isLogged
      ? .trouble(
        .duplicate, as: .failuresTwice,
        "\(start): those are logged twice, once as if they had succeeded",
        mend: mend)
      : .trouble(
        .registered, as: .failuresHidden, "\(start): those are logged as if they had succeeded",
        mend: mend)
  }

  /// Notes if no handler runs for all calls.
  private mutating func checkLimits(_ coverage: HookCoverage, _ event: String) {
    let limits = coverage.limits
    guard let handler = limits.first else { return }
    let names = limits.compactMap { $0.limit }.joined(separator: ", ")
    if HookMatcher(handler.matcher) == .unknown {
      checks.append(
        .note(
          .registered, as: .matcherUnknown,
          "\(event) is limited to \(names): which tools that matches can't be told here"))
    } else {
      checks.append(
        .note(
          .registered, as: handler.condition.isEmpty ? .matcherSome : .conditionSome,
          "\(event) is limited to \(names): calls of other tools aren't logged"))
    }
  }

  private mutating func checkDoubles(_ doubles: [Place], _ event: String) {
    guard let first = doubles.first, let other = doubles.dropFirst().first else { return }
    checks.append(
      .trouble(
        .duplicate, as: .registeredTwice,
        "\(event) is registered \(doubles.count) times: each call is logged as often. Another is "
          + "\(other.handler.shownText) in \(other.source.path.text)",
        mend: other.source.path.text == first.source.path.text && first.handler.isOwn
          && other.handler.isOwn
          ? first.source.mendByInstall(of: first.handler, besides: nil, program)
          : other.source.mendByRemoval(of: other.handler, program)))
  }

  private mutating func checkShellLogger(_ event: String, beside first: Place) {
    let shell = places.first {
      $0.handler.event == event && $0.handler.command.program == .shellLogger
        && $0.handler.isWellFormed && switches.run($0.source)
    }
    guard let shell else { return }
    checks.append(
      .trouble(
        .shellLogger,
        "\(event): \(shell.source.path.text) also runs \(shell.handler.shownText), which logs each call a "
          + "second time",
        mend: shell.handler.command.runsNothingElse
          ? shell.source.mendByInstall(of: shell.handler, besides: first.source, program)
          : shell.source.mendByRemoval(of: shell.handler, program)))
  }

  /// Returns the check for an event that isn't registered.
  private func missing(_ event: String) -> Check {
    if isWithoutDirectory {
      return .trouble(
        .registered, as: .eventMissing,
        "nothing says where the settings are that could register \(event)",
        mend: "set HOME or CLAUDE_CONFIG_DIR")
    }
    let void = sources.first { !$0.isPlugin && (!$0.counts || $0.registrations?.dropped != nil) }
    if let void {
      return .trouble(
        .registered, as: .eventMissing, "\(event) is registered in no file that counts",
        mend: "see to \(void.path.text) first")
    }
    let lost = event == HookEvent.logged.last ? "failed calls aren't" : "no call that succeeds is"
    return .trouble(
      .registered, as: .eventMissing, "\(event) is registered nowhere: \(lost) logged",
      mend: "\(program.shellText) install")
  }
}
