import ActivityLog
package import OperatingSystem

extension HookLogger {
  /// Logs what Claude Code writes to this process's standard input.
  ///
  /// Whatever goes wrong is no reason to disturb the session that waits for the hook: nothing is
  /// printed, and the exit status stays 0. The next report tells of it.
  package static func runAsHook() {
    CurrentProcess.ignoreFileSizeSignal()
    CurrentProcess.startAgainOnFault()
    let logger = HookLogger(.process)
    do throws(Failure) {
      try logger.log(StandardStream.input)
    } catch {
      logger.note(error)
    }
  }

  /// Says that the hook had a fault of its own, in the process that is left after one.
  package static func noteFault() {
    let directory = LogDirectory(.process)?.directory.path ?? "no directory"
    HookLogger(.process).note(.fault(directory: directory))
  }

  /// Logs an input that is read from a stream.
  private func log(_ stream: StandardStream) throws(Failure) {
    let input: ByteBuffer
    do throws(Errno) {
      input = try stream.readAll()
    } catch {
      throw .input(error)
    }
    try log(input.bytes)
  }
}

extension HookContext {
  /// What surrounds this process.
  package static var process: HookContext {
    HookContext(
      environment: .process, now: .now, processIdentifier: CurrentProcess.identifier,
      workingDirectory: CurrentProcess.workingDirectory)
  }
}
