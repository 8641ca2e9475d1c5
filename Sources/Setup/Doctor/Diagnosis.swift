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

/// All findings about the logging of this user's sessions.
struct Diagnosis {
  let session: CheckedSession
  /// The findings in the log; nil if the environment doesn't say where it is.
  let records: RecordChecks?
  let trial: TrialRun
  let checks: [Check]

  init(of session: CheckedSession) {
    self.session = session
    trial = TrialRun(in: session)
    records = session.logs.map { RecordChecks(of: $0, in: session.context) }
    checks =
      [session.configDirectoryCheck].compactMap { $0 } + session.registrationChecks
      + session.programChecks + session.directoryChecks
      + [session.cleanUpCheck, trial.check].compactMap { $0 } + (records?.checks ?? [])
  }

  /// The number of checks that failed.
  var troubleCount: Int { checks.count { $0.status == .trouble } }
}
