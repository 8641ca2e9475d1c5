#if os(Linux)
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
