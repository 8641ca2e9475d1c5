internal import CSystem

/// What becomes of this process when it has a fault of its own.
extension SystemCalls {
  /// The signals of traps, of aborts (no memory) and of accesses to no memory.
  private static var signalsOfFaults: [CInt] {
    [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]
  }

  /// What the program is given when it is run anew.
  static var argumentAfterFault: StaticString { "--after-fault" }

  /// Runs the program anew with `argumentAfterFault` where a fault would end it, in the same process. The
  /// corresponding C functions are `signal` and `execve`.
  static func startAgainOnFault() {
    for number in signalsOfFaults {
      // Nothing is safe here but system calls: the fault may be in the midst of an allocation.
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

  /// Ends this process without a word where a fault would end it.
  static func endOnFault() {
    for number in signalsOfFaults { signal(number) { _ in _exit(0) } }
  }
}
