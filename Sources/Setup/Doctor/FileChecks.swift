import Bytes
import OperatingSystem

/// Checks how Claude Code reads the files.
struct FileChecks {
  let sources: [SettingsSource]
  /// The events for which a handler runs.
  let logged: Set<String>

  /// The findings in files of plugins that concern logging, and in all others.
  var checks: [Check] { sources.filter { !$0.isPlugin || $0.namesHook }.compactMap(check) }

  /// Whether an event isn't logged, so that a registration in a file with a flaw would be needed.
  private var isMissed: Bool { HookEvent.logged.contains { !logged.contains($0) } }

  private func check(of source: SettingsSource) -> Check? {
    let path = source.path.text
    if let problem = source.problem {
      if problem.isOfContent {
        return ignoredCheck(of: source, reason: "it is \(problem)", fix: problem.fix)
      }
      return .trouble(.settings, as: .fileUnreadable, "\(path): \(problem)", fix: problem.fix)
    }
    if let fault = source.fault {
      let (subject, object) =
        fault.flaw.path.isEmpty ? ("it", "that") : ("'\(fault.flaw.path)'", fault.flaw.path)
      return ignoredCheck(
        of: source, reason: "\(subject) \(fault.flaw.reason) (line \(fault.line))",
        fix: "fix or remove \(object) in \(path)")
    }
    guard !source.isPlugin, let dropped = source.registrations?.dropped else { return nil }
    return .trouble(
      .settings, as: .hooksDropped, unless: !isMissed,
      "\(path): \(dropped): Claude Code drops it", fix: dropped.fix)
  }

  /// Returns the check for a file that Claude Code ignores.
  private func ignoredCheck(of source: SettingsSource, reason: String, fix: String) -> Check {
    guard source.origin == .managed else {
      let what = source.isPlugin ? "doesn't load the plugin" : "skips the whole file"
      return .trouble(
        .settings, as: .fileVoid, unless: !isMissed,
        "\(source.path.text): Claude Code \(what): \(reason)", fix: fix)
    }
    return .trouble(
      .settings, as: .managedInvalid, "\(source.path.text): Claude Code doesn't start: \(reason)",
      fix: "ask your administrator: \(fix)")
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
