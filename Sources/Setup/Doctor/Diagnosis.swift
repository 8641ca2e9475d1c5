// What doctor looks at
//
//     settings files, plugins -> RegistrationChecks   is the hook registered, once, in the right shape?
//     the programs in them    -> ProgramChecks        are they there, and this one?
//     environment             -> FolderChecks         where do records go, and may they?
//     a made-up hook input    -> TrialRun             does what is registered log?
//     the log itself          -> RecordChecks         what came, and what couldn't be written?
//
// Each of them makes `Check`s, which are printed as text or JSON. A trouble is what loses calls, counts them
// twice or shows them to others; a note is worth knowing.

import ActivityLog
import POSIX

/// All that was found about the logging of this user's sessions.
struct Diagnosis {
  let program: InvokedProgram
  private(set) var checks: [Check] = []
  /// What was found in the log; nil when nothing says where it is.
  let records: RecordChecks?
  let logFolder: String?
  /// How long logging a call took, in microseconds; nil when it didn't work.
  let trialMicroseconds: Int?

  /// Whether there is no trouble.
  var isWell: Bool { !checks.contains { $0.status == .trouble } }

  init(_ program: InvokedProgram, _ context: SetupContext) {
    self.program = program
    let environment = context.environment
    let sources = SettingsSource.all(context)
    let registration = RegistrationChecks(sources, program)
    let running = registration.running
    let folder = FolderChecks(sources, environment)
    let trial = Self.trial(running, program, environment)
    records = folder.logs.map { RecordChecks($0, context) }
    logFolder = folder.logs?.folder.path
    trialMicroseconds = trial.microseconds
    checks =
      registration.checks + ProgramChecks(running, program, environment).checks + folder.checks
      + [trial.check] + (records?.checks ?? [])
  }

  /// Logs a made-up call as a session would: by the user's own registration, or by this program where
  /// another's would have to be run.
  private static func trial(
    _ places: [RegistrationChecks.Place], _ program: InvokedProgram, _ environment: Environment
  ) -> (check: Check, microseconds: Int?) {
    let handler = places.first { $0.source.origin == .scope(.user) }?.handler
    let command =
      switch handler {
      case let handler? where !handler.isExec: ["/bin/sh", "-c", handler.text]
      case let handler? where handler.isOwn: [handler.text]
      default: [program.path]
      }
    let run = TrialRun(command, environment)
    let name = handler?.text ?? program.path
    guard let microseconds = run.microseconds else {
      let failure = run.failure ?? "nothing was logged"
      return (
        .trouble(
          .trial, "\(name) doesn't log a made-up call: \(failure)",
          mend: "\(program.shellText) install"),
        nil
      )
    }
    let time = "\(microseconds / 1000).\(microseconds / 100 % 10) ms"
    let shell = command.count > 1 ? ", with the shell around it" : ""
    return (.ok(.trial, "\(name) logs a made-up call in \(time)\(shell)"), microseconds)
  }
}
