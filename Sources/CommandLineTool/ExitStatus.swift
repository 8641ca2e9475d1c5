/// How a program ends.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Something failed; standard error says what, and the rest was done.
  case failure = 1
  /// The limit of a budget is reached.
  case limitReached = 3
  /// Wrong usage: `EX_USAGE` of sysexits.h.
  case usage = 64
}
