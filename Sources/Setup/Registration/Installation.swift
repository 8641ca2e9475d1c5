import JSONLines
import OperatingSystem

/// The change that an install makes to a settings file.
struct Installation {
  /// The command that names the program in a handler.
  let command: RegisteredCommand
  /// Whether to remove the shell logger's handlers.
  let replacesShellLogger: Bool
  let environment: Environment

  /// Notes for the user about what was found and done.
  private(set) var notes: [String] = []
  /// The shell logger's handlers that were removed.
  private(set) var replaced: [RegisteredHandler] = []

  /// Returns the new content of a file; throws if the right content can't be determined.
  mutating func content(
    from old: ContiguousArray<UInt8>?
  ) throws(SettingsProblem) -> ContiguousArray<UInt8> {
    notes = []
    replaced = []
    guard let old, !SettingsText.isBlank(old) else {
      return Registrations.newFile(running: command.shellText)
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
    addNotes(on: found)
    return missing.isEmpty ? updated : found.adding(missing, running: command.shellText)
  }

  /// Returns the handlers of an event to keep: one for all tools, or else one for each limit, preferring those
  /// with the right path.
  private func keptHandlers(
    of event: String, in found: Registrations
  ) -> [RegisteredHandler] {
    let own = found.handlers.filter { $0.event == event && $0.isWellFormed && $0.isOwn }
    let sorted = own.filter { command.isNamed(by: $0.command) } + own
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
    where handler.isOwn && handler.isWellFormed && !command.isNamed(by: handler.command)
      && handler.isOfLoggedEvent
    {
      guard
        let text = handler.command.replacingProgram(
          in: handler.text, with: command.path, isExec: handler.isExec)
      else {
        notes.append(
          "\(handler.event) runs '\(handler.shownText)', in which the program couldn't be changed to "
            + "\(command.path): change it by hand")
        continue
      }
      let value = handler.commandValue
      edits.append(TextEdit(range: value.start..<value.end, replacement: NewValue.quoted(text)))
    }
    return found.text.applying(edits)
  }

  /// Adds notes about the handlers that stay.
  private mutating func addNotes(on found: Registrations) {
    for handler in found.handlers
    where handler.isObject && handler.isOfLoggedEvent {
      if handler.command.program == .shellLogger {
        notes.append(
          "\(handler.event) also runs '\(handler.shownText)', which counts every call a second time: "
            + (handler.isWhole ? "'install --replace' takes it out" : "take it out by hand")
        )
      } else if let limit = handler.limit {
        notes.append("\(handler.event) stays limited to \(limit)")
      } else if !handler.isOwn {
        notes.append("\(handler.event) runs it in '\(handler.shownText)', which stays as it is")
      }
    }
  }
}
