import CommandLineTool
import OperatingSystem

/// The change that an install makes to a settings file.
struct Installation {
  /// The program's path as it was invoked, or the bare name, which teammates can share.
  ///
  /// If a package manager's links were resolved, the path would be gone after the next upgrade.
  let path: String
  /// The program; nil if only its name or path is known.
  var program: InvokedProgram?
  /// Whether to remove the shell logger's handlers.
  let replacesShellLogger: Bool
  let environment: Environment

  /// Notes for the user about what was found and done.
  private(set) var notes: [String] = []
  /// The shell logger's handlers that were removed.
  private(set) var replaced: [RegisteredHandler] = []

  /// The command to register.
  var command: String { path.shellQuoted }

  /// Returns the new content of a file; throws if the right content can't be determined.
  mutating func content(
    from old: ContiguousArray<UInt8>?
  ) throws(SetupProblem) -> ContiguousArray<UInt8> {
    notes = []
    replaced = []
    guard let old, !SettingsValue.isBlank(old) else {
      return ContiguousArray(Registrations.newFile(running: command).utf8)
    }
    var found = try Registrations(changing: old, environment: environment)
    let kept = Set(
      HookEvent.logged.flatMap { keptHandlers(of: $0, in: found) }.map { $0.commandValue.start })
    replaced = found.handlers.filter {
      $0.command.program == .shellLogger && isRemoved($0, keeping: kept)
    }
    let tidied = found.removing({ isRemoved($0, keeping: kept) }, keeping: .all)
    found = try Registrations(changing: tidied, environment: environment)
    let updated = correctPaths(in: found)
    found = try Registrations(changing: updated, environment: environment)
    let missing = HookEvent.logged.filter { event in
      !found.handlers.contains { $0.event == event && $0.isRunningHook }
    }
    notes += found.handlers.compactMap(note)
    return missing.isEmpty ? updated : found.adding(missing, running: command)
  }

  /// Whether a handler's command already runs the program, so that it needn't be changed.
  func isNamed(by command: HandlerCommand) -> Bool {
    if command.path.utf8.elementsEqual(path.utf8) { return command.isPathKnown }
    guard let program, command.isBareName else { return false }
    return program.path(of: command)?.utf8.elementsEqual(path.utf8) == true
  }

  /// Returns the handlers of an event to keep: one for all tools, or else one for each limit.
  private func keptHandlers(
    of event: String, in found: Registrations
  ) -> [RegisteredHandler] {
    let own = found.handlers.filter { $0.event == event && $0.isWellFormed && $0.isOwn }
    let sorted = own.filter { isNamed(by: $0.command) } + own
    if let unlimited = sorted.first(where: { $0.limit == nil }) { return [unlimited] }
    var limits: Set<[String?]> = []
    return sorted.filter { limits.insert([$0.matcher, $0.condition]).inserted }
  }

  private func isRemoved(_ handler: RegisteredHandler, keeping kept: Set<Int>) -> Bool {
    if handler.command.program == .shellLogger { return replacesShellLogger && handler.isWhole }
    return handler.isOwn && handler.isOfLoggedEvent
      && !kept.contains(handler.commandValue.start)
  }

  /// Returns the text with this program's path in handlers that name another.
  private mutating func correctPaths(in found: Registrations) -> ContiguousArray<UInt8> {
    var edits: [TextEdit] = []
    for handler in found.handlers
    where handler.isOwn && handler.isWellFormed && !isNamed(by: handler.command)
      && handler.isOfLoggedEvent
    {
      guard
        let text = handler.command.replacingProgram(
          in: handler.text, with: path, isExec: handler.isExec)
      else {
        notes.append(
          "\(handler.event) runs '\(handler.shownText)', in which the program couldn't be changed to "
            + "\(path): change it by hand")
        continue
      }
      let value = handler.commandValue
      edits.append(
        TextEdit(range: value.start..<value.end, replacement: SettingsValue.quoted(text)))
    }
    return found.object.applying(edits)
  }

  /// Returns the note about a handler that stays.
  private func note(on handler: RegisteredHandler) -> String? {
    guard handler.isObject, handler.isOfLoggedEvent else { return nil }
    if handler.command.program == .shellLogger {
      return
        "\(handler.event) also runs '\(handler.shownText)', which counts every call a second time: "
        + (handler.isWhole ? "'install --replace' takes it out" : "take it out by hand")
    }
    if let limit = handler.limit { return "\(handler.event) stays limited to \(limit)" }
    return handler.isOwn
      ? nil : "\(handler.event) runs it in '\(handler.shownText)', which stays as it is"
  }
}
