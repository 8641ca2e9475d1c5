import ActivityLog
import CommandLineTool
import OperatingSystem

/// Checks whether and when Claude Code deletes the log.
extension CheckedSession {
  /// The finding; nil if the log isn't where Claude Code deletes anything.
  var cleanUpCheck: Check? {
    guard let directory = logs?.cleanedUp else { return nil }
    let path = directory.logs.text
    guard (try? directory.isReal) == true else {
      guard directory.logs.isLink, let target = try? directory.logs.resolved().text else {
        return nil
      }
      return .ok("\(path) leads to \(target), where nothing is deleted", as: .cleanUp)
    }
    // Claude Code's default is 30 days; a period of more than a century is reported as a century.
    let days = sources.reversed().lazy.compactMap { $0["cleanupPeriodDays"]?.positiveCount }.first
    let period = min(days ?? 30, 36_500)
    return .trouble(
      "Claude Code deletes what hasn't changed for \(Self.text(days: period)) in \(path)"
        + firstDeletion(in: directory, after: period), as: .cleanUp, fix: fix(for: directory))
  }

  /// Returns when the first file will be deleted; files already deleted are unknown.
  private func firstDeletion(in directory: CleanedDirectory, after period: Int) -> String {
    let files = Directory(directory.logs.text).entries.filter { ![".", ".."].contains($0.name) }
    let times = files.compactMap { try? $0.status().modified.seconds }
    guard let oldest = times.min() else { return "" }
    // A modification time can be any number; one in the future counts as now.
    let age = context.now.seconds - min(max(oldest, 0), context.now.seconds)
    let seconds = period * 86_400 - age
    if seconds <= 0 { return ": the first of it is due" }
    let days = seconds / 86_400
    return ": the first of it goes \(days == 0 ? "within a day" : "in \(Self.text(days: days))")"
  }

  private static func text(days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }

  /// Returns the command that moves the log: the install of the existing registration.
  ///
  /// For a plugin's or an administrator's registration, an install would add a second one.
  private func fix(for directory: CleanedDirectory) -> String {
    guard let first = running.first else { return "\(program.shellText) install" }
    if case .scope = first.source.origin, first.handler.isOwn {
      return first.fixByInstall(of: program)
    }
    let logs = directory.logs.text.shellQuoted
    let names = (1...99).lazy.map(directory.kept)
    let kept = names.first { !$0.isLink && !$0.allows([]) } ?? directory.kept()
    // A hook may create the link in between.
    return "mv \(logs) \(kept.text.shellQuoted) && ln -sfn \(kept.name.shellQuoted) \(logs)"
  }
}
