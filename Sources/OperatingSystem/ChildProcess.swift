import Bytes
internal import CSystem

/// Another program that this process started, which the hook itself never does.
struct ChildProcess {
  private let identifier: pid_t

  /// Starts a program in its own process group, with these files as its standard streams.
  ///
  /// - Parameters:
  ///   - arguments: The program, searched for on `PATH` if it has no path, and its arguments.
  ///   - environment: `NAME=value` texts.
  ///   - streams: The descriptors of standard input, output and error.
  init(_ arguments: [String], environment: [String], streams: [CInt]) throws(Errno) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      // Whether these contain pointers depends on the C library.
      var (actions, attributes) = unsafe (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { throw .noMemory }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    guard unsafe posix_spawnattr_init(&attributes) == 0 else { throw .noMemory }
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // The default process group ID is the process's own ID.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    for (stream, descriptor) in streams.enumerated() {
      guard unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(stream)) == 0 else {
        throw .noMemory
      }
    }
    var words = unsafe arguments.map { unsafe $0.withPath { unsafe strdup($0) } ?? nil } + [nil]
    var variables =
      unsafe environment.map { unsafe $0.withPath { unsafe strdup($0) } ?? nil } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    guard let program = unsafe words[0] else { throw .notFound }
    var process: pid_t = 0
    // `posix_spawnp` returns its error instead of setting `errno`.
    let failure = unsafe posix_spawnp(
      &process, program, &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    identifier = process
  }

  /// Returns the exit status, negative if a signal ended the process; nil while it runs.
  func exitStatus() throws(Errno) -> CInt? {
    var status: CInt = 0
    let ended = try SystemCalls.retrying { unsafe waitpid(identifier, &status, WNOHANG) }
    guard ended == identifier else { return nil }
    // `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG` are macros, which Swift can't import.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  /// Kills the process and its process group.
  func end() { _ = kill(-identifier, SIGKILL) }
}
