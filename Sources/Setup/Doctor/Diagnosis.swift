// What doctor checks
//
//     settings files, plugins -> RegistrationChecks   Is the hook registered, once, and does Claude Code run it?
//     their programs          -> ProgramChecks        Do they exist, and are they this one?
//     environment             -> DirectoryChecks      Where do records go, and may they?
//     the default directory   -> CleanUpChecks        Does Claude Code delete its content, and when?
//     a made-up hook input    -> TrialRun             Does the registered command log?
//     the log itself          -> RecordChecks         What was logged, and what couldn't be written?
//
// Each of them produces `Check`s, which are printed as text or JSON. A check fails (`trouble`) if calls are
// lost, counted twice or visible to others; a note is worth knowing.

import ActivityLog
import Bytes
import OperatingSystem

/// All findings about the logging of this user's sessions.
struct Diagnosis {
  let program: InvokedProgram
  private(set) var checks: [Check]
  /// The findings in the log; nil if the environment doesn't say where it is.
  let records: RecordChecks?
  let logDirectory: String?
  /// The time that the program takes to log a call, in microseconds; nil if that failed.
  let trialMicroseconds: Int?

  /// Whether no check failed.
  var isWell: Bool { !checks.contains { $0.status == .trouble } }

  init(of program: InvokedProgram, in context: SetupContext) {
    self.program = program
    let session = CheckedSession(with: program, in: context)
    let trial = session.trial
    records = session.logs.map { RecordChecks(of: $0, in: context) }
    logDirectory = session.logs?.directory.path
    trialMicroseconds = trial.microseconds
    checks = [session.configDirectoryCheck].compactMap { $0 }
    checks += session.registrationChecks + session.programChecks + session.directoryChecks
    checks += [session.cleanUpCheck, trial.check].compactMap { $0 } + (records?.checks ?? [])
  }
}

extension CheckedSession {
  /// The result of logging a made-up call as a session would: with the user's own registered command, or with
  /// this program alone if the command runs more or isn't the user's own.
  fileprivate var trial: (check: Check, microseconds: Int?) {
    let handler = running.first(where: canTry)?.handler
    let found = handler.flatMap { path(of: $0.command) } ?? program.path
    let command = handler.map { $0.isExec ? [found] : ["/bin/sh", "-c", $0.text] } ?? [found]
    let name = handler?.text ?? program.path
    do throws(TrialRun.Failure) {
      let microseconds = try TrialRun.microseconds(
        of: command, running: found, searchPath: handler == nil ? nil : searchPath,
        environment: environment)
      let time = "\(microseconds / 1000).\(microseconds / 100 % 10) ms"
      let message =
        "\(name) logs a made-up call; the program alone takes \(time) (median of \(TrialRun.timedRuns) runs)"
      return (.ok(.trial, message), microseconds)
    } catch {
      let fix =
        handler == nil || error.isWithoutDirectory
        ? "see that TMPDIR, or else /tmp, is a directory in which you can make files"
        : "\(program.shellText) uninstall && \(program.shellText) install"
      let message = "\(name) doesn't log a made-up call: \(error.reason)"
      return (.trouble(.trial, as: .trialFailed, message, fix: fix), nil)
    }
  }

  /// Whether a handler's command does nothing but run one program, from any directory, that logs to the
  /// environment's directory.
  ///
  /// Anything else that a user does after a call mustn't be done for a made-up one.
  private func canTry(_ located: LocatedHandler) -> Bool {
    let (handler, command) = (located.handler, located.command)
    guard trusts(located), command.runsNothingElse,
      !handler.text.has(text: "CLAUDE_LOG_DIR"),
      !handler.text.contains(where: { ">&".contains($0) }),
      !handler.isExec || handler.text == command.path,
      command.isPathKnown, let path = path(of: command), path.utf8.first == .slash
    else { return false }
    return InvokedProgram.isFile(path) && FilePath(path).allows(.execute)
  }
}
