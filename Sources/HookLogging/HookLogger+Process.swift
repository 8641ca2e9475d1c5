import ActivityLog
import Bytes
import JSONLines
package import OperatingSystem
import ToolCalls

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
      input = try stream.hookInput()
    } catch {
      throw .input(error)
    }
    try log(input.bytes)
  }
}

extension StandardStream {
  /// Reads a hook input: to the end of the stream, or until the object is complete and nothing follows it yet.
  package func hookInput() throws(Errno) -> ByteBuffer {
    try readAll(until: { bytes in
      // A writer that is slow is asked about often, so only what ends like an object is scanned.
      let end = bytes.start(where: { $0.isJSONWhitespace }, before: bytes.count)
      guard end > 0, bytes[end - 1] == .closeBrace, let start = bytes.startOfText else {
        return false
      }
      return (try? JSONObject(scanning: bytes, at: start)) != nil
    })
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
