/// The exit status of a program.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Something failed and was reported on standard error; the rest was done.
  case failure = 1
  /// The limit of a budget has been reached.
  case limitReached = 3
  /// Wrong usage: `EX_USAGE` of sysexits.h.
  case usage = 64
}
