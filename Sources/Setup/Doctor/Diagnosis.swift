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
  private(set) var checks: [Check] = []
  /// The findings in the log; nil if the environment doesn't say where it is.
  let records: RecordChecks?
  let logDirectory: String?
  /// The time that the program takes to log a call, in microseconds; nil if that failed.
  let trialMicroseconds: Int?

  /// Whether no check failed.
  var isWell: Bool { !checks.contains { $0.status == .trouble } }

  init(_ program: InvokedProgram, _ context: SetupContext) {
    self.program = program
    let environment = context.environment
    let sources = SettingsSource.all(context)
    let registration = RegistrationChecks(sources, program, environment)
    let running = registration.running
    let directory = DirectoryChecks(sources, environment)
    let path = SessionPath(sources, program)
    let trial = Self.trial(running, path, program, environment)
    records = directory.logs.map { RecordChecks($0, context) }
    logDirectory = directory.logs?.directory.path
    trialMicroseconds = trial.microseconds
    let cleanUp = CleanUpChecks(directory.logs, sources, running, program, at: context.now)
    checks =
      ConfigDirectoryChecks(environment).checks + registration.checks
      + ProgramChecks(running, path, program, environment).checks + directory.checks
      + cleanUp.checks + [trial.check] + (records?.checks ?? [])
  }

  /// Logs a made-up call as a session would: with the user's own registered command, or with this program alone
  /// if the command runs more or isn't the user's own.
  private static func trial(
    _ places: [RegistrationChecks.Place], _ path: SessionPath, _ program: InvokedProgram,
    _ environment: Environment
  ) -> (check: Check, microseconds: Int?) {
    let handler = places.first { canTry($0, path) }?.handler
    let found = handler.flatMap { path.find($0.command) } ?? program.path
    let command = handler.map { $0.isExec ? [found] : ["/bin/sh", "-c", $0.text] } ?? [found]
    let name = handler?.text ?? program.path
    let run = TrialRun(command, of: found, path: handler == nil ? nil : path.text, environment)
    guard let microseconds = run.microseconds else {
      let failure = run.failure ?? "nothing was logged"
      let mend =
        handler == nil || run.isWithoutDirectory
        ? "see that TMPDIR, or else /tmp, is a directory in which you can make files"
        : "\(program.shellText) uninstall && \(program.shellText) install"
      return (
        .trouble(
          .trial, as: .trialFailed, "\(name) doesn't log a made-up call: \(failure)", mend: mend),
        nil
      )
    }
    let time = "\(microseconds / 1000).\(microseconds / 100 % 10) ms"
    return (
      .ok(
        .trial,
        "\(name) logs a made-up call; the program alone takes \(time) (median of \(TrialRun.timedRuns) runs)"
      ), microseconds
    )
  }

  /// Whether a handler's command does nothing but run one program, from any directory, that logs to the
  /// environment's directory.
  ///
  /// Anything else that a user does after a call mustn't be done for a made-up one.
  private static func canTry(_ place: RegistrationChecks.Place, _ path: SessionPath) -> Bool {
    let (handler, command) = (place.handler, place.handler.command)
    guard path.isTrusted(with: place), command.runsNothingElse,
      !handler.text.has(text: "CLAUDE_LOG_DIR"),
      !handler.text.contains(where: { ">&".contains($0) }),
      !handler.isExec || handler.text == command.path,
      command.isPathKnown, let path = path.find(command), path.utf8.first == UInt8(ascii: "/")
    else { return false }
    return InvokedProgram.isFile(path) && FilePath(path).allows(.execute)
  }
}
