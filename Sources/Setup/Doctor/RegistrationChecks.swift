import POSIX

/// Looks at where and how the hook is registered.
struct RegistrationChecks {
  private let sources: [SettingsSource]
  private let program: InvokedProgram
  /// All handlers, of all files.
  private let places: [Place]
  /// The handlers of this program that Claude Code runs on the events that are logged.
  let running: [Place]
  /// Whether nothing says where the user's settings are.
  private let isWithoutFolder: Bool
  private(set) var checks: [Check] = []

  init(
    _ sources: [SettingsSource], _ program: InvokedProgram, isWithoutFolder: Bool = false
  ) {
    self.isWithoutFolder = isWithoutFolder
    self.sources = sources
    self.program = program
    places = sources.flatMap { source in
      (source.registrations?.handlers ?? []).map { (source, $0) }
    }
    running = places.filter {
      $0.handler.isWellFormed && $0.handler.command.program == .hook
        && HookEvent.logged.contains($0.handler.event)
    }
    for source in sources { checkFile(source) }
    for event in HookEvent.logged { checkEvent(event) }
    checkSwitches()
  }

  /// A handler of this program or of the shell logger, with the file it is in.
  typealias Place = (source: SettingsSource, handler: RegisteredHandler)

  /// Whether the file can be read, and what in it does nothing.
  private mutating func checkFile(_ source: SettingsSource) {
    let path = source.path.text
    if let problem = source.problem {
      // What isn't as expected in a plugin's manifest needn't have to do with hooks.
      if case .plugin = source.origin { return }
      checks.append(.trouble(.settings, "\(path): \(problem)", mend: problem.mend))
    }
    for handler in source.registrations?.handlers ?? [] {
      let name = handler.command.program == .hook ? HandlerCommand.hookName : handler.shownText
      guard HookEvent.logged.contains(handler.event) else {
        if handler.command.program == .hook {
          checks.append(
            .note(
              .shape, "\(path): \(handler.event) has \(name), which logs nothing of that event"))
        }
        continue
      }
      if let flaw = handler.flaw {
        checks.append(
          .trouble(
            .shape,
            "\(path): \(handler.event) has \(name) \(flaw): Claude Code doesn't run it so",
            mend: source.mendByInstall(
              of: handler, besides: running.first { $0.handler.event == handler.event }?.source,
              program)))
      }
    }
  }

  /// Whether the event is registered, once, for all tools, and beside no shell logger.
  private mutating func checkEvent(_ event: String) {
    let own = running.filter { $0.handler.event == event }
    // The same handler in several files is run once (hooks reference, 2.1.240).
    var seen: [Bool: Set<String>] = [:]
    let distinct = own.filter {
      seen[$0.handler.isExec, default: []].insert($0.handler.text).inserted
    }
    guard let first = distinct.first else {
      checks.append(missing(event))
      return
    }
    checks.append(
      .ok(.registered, "\(event): \(first.source.path.text) runs \(first.handler.shownText)"))
    if first.handler.text.contains("CLAUDE_LOG_DIR") {
      checks.append(
        .note(
          .environment, "\(event): that command sets CLAUDE_LOG_DIR itself; its records are there"))
    }
    let limits = own.compactMap(\.handler.limit)
    if let limit = limits.first, limits.count == own.count, distinct.count == 1 {
      checks.append(
        .note(.registered, "\(event) is limited to \(limit): calls of other tools aren't logged"))
    }
    if let other = distinct.dropFirst().first {
      checks.append(
        .trouble(
          .duplicate,
          "\(event) is registered \(distinct.count) times: each call is logged as often. Another is "
            + "\(other.handler.shownText) in \(other.source.path.text)",
          mend: other.source.path.text == first.source.path.text && first.handler.isOwn
            && other.handler.isOwn
            ? first.source.mendByInstall(of: first.handler, besides: nil, program)
            : other.source.mendByRemoval(of: other.handler, program)))
    }
    let shell = places.first {
      $0.handler.event == event && $0.handler.command.program == .shellLogger
        && $0.handler.isWellFormed
    }
    if let shell {
      checks.append(
        .trouble(
          .shellLogger,
          "\(event): \(shell.source.path.text) also runs \(shell.handler.shownText), which logs each call a "
            + "second time",
          mend: shell.handler.command.isAlone
            ? shell.source.mendByInstall(of: shell.handler, besides: first.source, program)
            : shell.source.mendByRemoval(of: shell.handler, program)))
    }
  }

  /// What to do about an event that isn't registered.
  private func missing(_ event: String) -> Check {
    if isWithoutFolder {
      return .trouble(
        .registered, "nothing says where the settings are that could register \(event)",
        mend: "set HOME or CLAUDE_CONFIG_DIR")
    }
    // A plugin's manifest needn't be what is looked for in it.
    let unread = sources.first {
      if case .plugin = $0.origin { false } else { $0.problem != nil }
    }
    if let unread {
      return .trouble(
        .registered, "\(event) is registered in no file that can be read",
        mend: "see to \(unread.path.text) first")
    }
    let lost = event == HookEvent.logged.last ? "failed calls aren't" : "no call that succeeds is"
    return .trouble(
      .registered, "\(event) is registered nowhere: \(lost) logged",
      mend: "\(program.shellText) install")
  }

  /// Whether hooks are run at all.
  private mutating func checkSwitches() {
    // Of one setting the later file wins.
    if let source = sources.last(where: { $0.isOn("disableAllHooks") != nil }),
      source.isOn("disableAllHooks") == true
    {
      checks.append(
        .trouble(
          .disabled, "\(source.path.text) has disableAllHooks: no hook is run",
          mend: "take disableAllHooks out of it"))
    }
    for source in sources
    where source.origin == .managed && source.isOn("allowManagedHooksOnly") == true {
      guard !running.contains(where: { $0.source.origin == .managed }) else { continue }
      checks.append(
        .trouble(
          .disabled, "\(source.path.text) has allowManagedHooksOnly: your own hooks aren't run",
          mend: "ask your administrator to register claude-hook-log there"))
    }
  }
}
