internal import CSystem

/// Handling of faults in this process.
extension SystemCalls {
  /// The signals of traps, of aborts (out of memory) and of invalid memory accesses.
  private static var signalsOfFaults: [CInt] {
    [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]
  }

  /// The argument passed to the restarted program.
  static var argumentAfterFault: StaticString { "--after-fault" }

  /// Installs handlers that restart the program with `argumentAfterFault`, in the same process, when it has a
  /// fault. The corresponding C functions are `signal` and `execve`.
  static func startAgainOnFault() {
    for number in signalsOfFaults {
      // Only system calls are safe here: the fault may have interrupted an allocation.
      signal(number) { _ in
        let name: StaticString = "claude-hook-log"
        var arguments = unsafe (
          UnsafeMutableRawPointer(mutating: name.utf8Start),
          UnsafeMutableRawPointer(mutating: SystemCalls.argumentAfterFault.utf8Start),
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

  /// Installs handlers that end the process silently when it has a fault.
  static func endOnFault() {
    for number in signalsOfFaults { signal(number) { _ in _exit(0) } }
  }
}
