internal import CSystem

/// Handling of faults in this process.
extension CurrentProcess {
  /// The signals of traps, of aborts (out of memory) and of invalid memory accesses.
  private static var signalsOfFaults: [CInt] {
    [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]
  }

  /// The argument passed to the restarted program.
  private static var argumentAfterFault: StaticString { "--after-fault" }

  /// Restarts the program on a trap, an abort or a memory fault, in the same process, instead of letting a signal
  /// end it.
  ///
  /// `isAfterFault` is true in the restarted program.
  package static func startAgainOnFault() {
    for number in signalsOfFaults {
      // Only system calls are safe here: the fault may have interrupted an allocation.
      signal(number) { _ in
        let name: StaticString = "claude-hook-log"
        var arguments = unsafe (
          UnsafeMutableRawPointer(mutating: name.utf8Start),
          UnsafeMutableRawPointer(mutating: CurrentProcess.argumentAfterFault.utf8Start),
          UnsafeMutableRawPointer?.none
        )
        unsafe withUnsafeMutableBytes(of: &arguments) { buffer in
          let list = unsafe buffer.baseAddress?.assumingMemoryBound(
            to: UnsafeMutablePointer<CChar>?.self)
          guard let list = unsafe list else { return }
          #if canImport(Darwin)
            _ = unsafe execve(CommandLine.unsafeArgv[0], list, csystem_environment())
          #else
            _ = unsafe execve("/proc/self/exe", list, csystem_environment())
          #endif
        }
        _exit(0)
      }
    }
  }

  /// Whether the program was restarted after a fault; if so, another fault ends it silently.
  package static var isAfterFault: Bool {
    let arguments = arguments
    guard arguments.count == 2, arguments[1] == "\(argumentAfterFault)" else { return false }
    for number in signalsOfFaults { signal(number) { _ in _exit(0) } }
    return true
  }
}
