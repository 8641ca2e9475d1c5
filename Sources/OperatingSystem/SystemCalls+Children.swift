import Bytes
internal import CSystem

/// Starting and killing other programs, which the hook itself never does.
extension SystemCalls {
  /// Starts a program in its own process group, with these files as its standard streams. The corresponding C
  /// function is `posix_spawnp`.
  ///
  /// - Parameters:
  ///   - arguments: The program, searched for on `PATH` if it has no path, and its arguments.
  ///   - environment: `NAME=value` texts.
  static func start(
    _ arguments: [String], environment: [String], input: CInt, output: CInt, error: CInt
  ) throws(Errno) -> pid_t {
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
    for (descriptor, stream) in [(input, 0), (output, 1), (error, 2)] as [(CInt, CInt)] {
      guard unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, stream) == 0 else {
        throw .noMemory
      }
    }
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
      unsafe words.forEach { unsafe free($0) }
      unsafe variables.forEach { unsafe free($0) }
    }
    guard let program = unsafe words[0] else { throw .notFound }
    var process: pid_t = 0
    // `posix_spawnp` returns its error instead of setting `errno`.
    let failure = unsafe posix_spawnp(
      &process, program, &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    return process
  }

  /// Returns the exit status of a child process, negative if a signal ended it; nil while it runs. The
  /// corresponding C function is `waitpid`.
  static func exitStatus(of process: pid_t) throws(Errno) -> CInt? {
    var status: CInt = 0
    guard try retrying({ unsafe waitpid(process, &status, WNOHANG) }) == process else { return nil }
    // `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG` are macros, which Swift can't import.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  /// Kills a child process and its process group. The corresponding C function is `kill`.
  static func end(_ process: pid_t) { _ = kill(-process, SIGKILL) }

  /// Creates a directory with an unpredictable name and mode 0700. The corresponding C function is `mkdtemp`.
  static func makeTemporaryDirectory(_ prefix: String) throws(Errno) -> String {
    var template = Array(prefix.utf8CString.dropLast()) + Array("XXXXXX".utf8CString)
    let path = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, let path = unsafe mkdtemp(start) else { return nil }
      return unsafe String(cString: path)
    }
    guard let path else { throw lastError }
    return path
  }

  /// Removes an empty directory. The corresponding C function is `rmdir`.
  static func removeDirectory(_ path: String) throws(Errno) {
    _ = try retrying { unsafe rmdir(path) }
  }
}
