// What doctor looks at
//
//     settings files, plugins -> RegistrationChecks   is the hook registered, once, in the right shape?
//     the programs in them    -> ProgramChecks        are they there, and this one?
//     environment             -> FolderChecks         where do records go, and may they?
//     the default folder      -> CleanUpChecks        does Claude Code delete what is in it, and when?
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
    let registration = RegistrationChecks(
      sources, program, isWithoutFolder: environment.claudeFolder == nil)
    let running = registration.running
    let folder = FolderChecks(sources, environment)
    let trial = Self.trial(running, program, environment)
    records = folder.logs.map { RecordChecks($0, context) }
    logFolder = folder.logs?.folder.path
    trialMicroseconds = trial.microseconds
    let cleanUp = CleanUpChecks(folder.logs, sources, running, program, at: context.now)
    checks =
      registration.checks + ProgramChecks(running, program, environment).checks + folder.checks
      + cleanUp.checks + [trial.check] + (records?.checks ?? [])
  }

  /// Logs a made-up call as a session would: by the user's own registration, or by this program where
  /// more or another's would have to be run.
  private static func trial(
    _ places: [RegistrationChecks.Place], _ program: InvokedProgram, _ environment: Environment
  ) -> (check: Check, microseconds: Int?) {
    let handler = places.first { $0.source.origin == .scope(.user) && canTry($0.handler, program) }?
      .handler
    let command =
      handler.map { $0.isExec ? [$0.text] : ["/bin/sh", "-c", $0.text] } ?? [program.path]
    let name = handler?.text ?? program.path
    let run = TrialRun(command, environment)
    guard let microseconds = run.microseconds else {
      let failure = run.failure ?? "nothing was logged"
      let mend =
        handler == nil || run.isWithoutFolder
        ? "see that TMPDIR, or else /tmp, is a folder in which you can make files"
        : "\(program.shellText) uninstall && \(program.shellText) install"
      return (.trouble(.trial, "\(name) doesn't log a made-up call: \(failure)", mend: mend), nil)
    }
    let time = "\(microseconds / 1000).\(microseconds / 100 % 10) ms"
    let shell = command.count > 1 ? ", with the shell around it" : ""
    return (.ok(.trial, "\(name) logs a made-up call in \(time)\(shell)"), microseconds)
  }

  /// Whether a handler's command runs one program, wherever this is called, and that logs where it is told
  /// to; what else a user has done after a call, to other files or later, isn't done for a made-up one.
  private static func canTry(_ handler: RegisteredHandler, _ program: InvokedProgram) -> Bool {
    let command = handler.command
    guard command.isAlone, !handler.text.contains("CLAUDE_LOG_DIR"),
      !handler.text.contains(where: { ">&".contains($0) }),
      !handler.isExec || handler.text == command.path,
      command.isPathKnown, let path = program.find(command), path.utf8.first == UInt8(ascii: "/")
    else { return false }
    return InvokedProgram.isFile(path) && FilePath(path).allows(.execute)
  }
}
