#if os(Linux)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// The arguments of this process and how many they are, in place of the Swift runtime's own function.
  ///
  /// To find its own stack, that one reads `/proc/self/maps` before `main`, a fifth of what the hook
  /// does. A static executable takes this one instead, since its objects are linked first. It finds the
  /// arguments in the same way: a process starts with their count, the arguments, NULL and the
  /// environment in a row (System V ABI, "Initial Stack and Register State"), and the texts of both
  /// behind that. `environ` still leads there, as neither program changes its environment.
  @c(_swift_stdlib_getUnsafeArgvArgc)
  package func argumentsOfProcess(
    _ count: UnsafeMutablePointer<CInt>
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = unsafe environ
    var first = unsafe environment - 1
    // What lies below the environment is no text: that is the count.
    while unsafe UInt(bitPattern: first[-1]) > UInt(bitPattern: environment) { unsafe first -= 1 }
    unsafe count.pointee = CInt(truncatingIfNeeded: Int(bitPattern: first[-1]))
    return unsafe first
  }

  /// Where a program that comes with the Swift runtime is, in place of the runtime's own function: nowhere.
  ///
  /// Before `main` that one looks in seven places for `swift-backtrace`, which the runtime would start when
  /// a program crashes. These programs are used where there is no such program, and start none. A static
  /// executable takes this function instead, since its objects are linked first.
  @c(swift_copyAuxiliaryExecutablePath)
  package func pathOfAuxiliaryExecutable(
    _ name: UnsafePointer<CChar>
  ) -> UnsafeMutablePointer<CChar>? { nil }
#endif

extension SystemCalls {
  /// How many arguments this process has, with its own name.
  static var argumentCount: Int {
    #if os(Linux)
      // `CommandLine` keeps what it is told in variables that stand alone in their pages.
      var count: CInt = 0
      _ = unsafe argumentsOfProcess(&count)
      return Int(count)
    #else
      Int(CommandLine.argc)
    #endif
  }
}
