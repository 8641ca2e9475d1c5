import Bytes
import OperatingSystem

/// Checks how Claude Code reads the files.
struct FileChecks {
  private(set) var checks: [Check] = []
  /// The events for which a handler runs.
  private let loggedEvents: Set<String>

  init(_ sources: [SettingsSource], logged: Set<String>) {
    loggedEvents = logged
    for source in sources where !source.isPlugin || source.namesHook { check(source) }
  }

  private mutating func check(_ source: SettingsSource) {
    let path = source.path.text
    if let problem = source.problem {
      checks.append(unread(source, problem))
    } else if let fault = source.fault {
      let place = fault.path.isEmpty ? "it" : "'\(fault.path)'"
      checks.append(
        void(
          source, "\(place) \(fault.reason) (line \(fault.line))",
          mend: "fix or remove \(fault.path.isEmpty ? "that" : fault.path) in \(path)"))
    } else if !source.isPlugin, let dropped = source.registrations?.dropped {
      checks.append(
        status(
          of: source, .hooksDropped, "\(path): \(dropped): Claude Code drops it",
          mend: dropped.mend))
    }
  }

  /// Returns the check for a file that can't be read or isn't JSON.
  private func unread(_ source: SettingsSource, _ problem: SettingsProblem) -> Check {
    if problem.isOfContent { return void(source, "it is \(problem)", mend: problem.mend) }
    return .trouble(
      .settings, as: .fileUnreadable, "\(source.path.text): \(problem)", mend: problem.mend)
  }

  /// Returns the check for a file that Claude Code ignores.
  private func void(_ source: SettingsSource, _ reason: String, mend: String) -> Check {
    guard source.origin == .managed else {
      let what = source.isPlugin ? "doesn't load the plugin" : "skips the whole file"
      return status(
        of: source, .fileVoid, "\(source.path.text): Claude Code \(what): \(reason)", mend: mend)
    }
    return .trouble(
      .settings, as: .managedInvalid, "\(source.path.text): Claude Code doesn't start: \(reason)",
      mend: "ask your administrator: \(mend)")
  }

  /// Returns a failure if a registration in the file would log calls that aren't logged otherwise, and else a note.
  private func status(
    of source: SettingsSource, _ code: Check.Code, _ message: String, mend: String
  ) -> Check {
    let isMissed = HookEvent.logged.contains { !loggedEvents.contains($0) }
    return isMissed
      ? .trouble(.settings, as: code, message, mend: mend)
      : .note(.settings, as: code, message, mend: mend)
  }
}

extension SettingsSource {
  /// Whether a plugin's file concerns logging, even if it isn't valid JSON.
  fileprivate var namesHook: Bool {
    if let registrations { return !registrations.handlers.isEmpty }
    guard let content = try? SettingsFile(path).content else { return false }
    return String(decoding: content, as: UTF8.self).has(text: HandlerCommand.hookName)
  }
}
