import POSIX

extension HookLogger {
  /// Logs what Claude Code writes to this process's standard input.
  ///
  /// Whatever goes wrong is no reason to disturb the session that waits for the hook: nothing is
  /// printed, and the exit status stays 0.
  package static func runAsHook() {
    CurrentProcess.ignoreFileSizeSignal()
    let context = HookContext(
      environment: .process, now: .now, processIdentifier: CurrentProcess.identifier,
      workingFolder: CurrentProcess.workingFolder)
    guard let input = try? StandardStream.input.readAll() else { return }
    try? HookLogger(context).log(input.bytes)
  }
}
