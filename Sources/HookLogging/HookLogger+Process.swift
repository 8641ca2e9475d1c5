import ActivityLog
import OperatingSystem

extension HookLogger {
  /// Logs the hook input on this process's standard input.
  ///
  /// No error may disturb the session that waits for the hook: nothing is printed, and the exit status is 0.
  /// The next report mentions the error.
  package static func runAsHook() {
    CurrentProcess.ignoreFileSizeSignal()
    CurrentProcess.startAgainOnFault()
    let logger = HookLogger(.process)
    do throws(Failure) {
      try logger.log(StandardStream.input)
    } catch {
      logger.logFailure(error)
    }
  }

  /// Logs that the hook crashed; runs in the process that was started again after that.
  package static func noteFault() {
    let directory = LogDirectory(in: .process)?.directory.path ?? "no directory"
    HookLogger(.process).logFailure(.fault(directory: directory))
  }

  /// Logs an input from a stream.
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
  /// The context of this process.
  package static var process: HookContext {
    HookContext(
      environment: .process, now: .now, processIdentifier: CurrentProcess.identifier,
      workingDirectory: CurrentProcess.workingDirectory)
  }
}
