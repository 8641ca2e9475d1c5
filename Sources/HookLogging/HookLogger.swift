// From a hook input to a record
//
//     standard input -> HookInput (offsets of its members) -> RecordBuilder -> ActivityRecord -> LogAppender
//
// `HookLogger` runs these steps. What the input doesn't contain comes from `Surroundings`: the model from the
// transcript, the branch from the git directory. At the end, `RecordSanitizer` redacts the record.

package import ActivityLog
import JSONLines
package import OperatingSystem

/// The hook: reads an input, and appends at most one record.
package struct HookLogger {
  private let context: HookContext

  package init(_ context: HookContext) { self.context = context }

  /// Why a record couldn't be written.
  package enum Failure: Error, CustomStringConvertible {
    /// None of `CLAUDE_LOG_DIR`, `CLAUDE_CONFIG_DIR` and `HOME` is set.
    case noDirectory
    case append(LogAppender.Failure)
    case input(Errno)
    /// The program crashed; logged after it was started again.
    case fault(directory: String)

    /// The message, with what to do unless that is obvious.
    package var description: String {
      switch self {
      case .noDirectory: "no directory for the log: set HOME or CLAUDE_LOG_DIR"
      case .append(let failure): "\(failure)"
      case .input(.timedOut): "standard input: nothing came for two seconds"
      case .input(let error): "standard input: \(error)"
      case .fault(let directory):
        "\(directory): no memory, or a fault of claude-hook-log itself; please report it with the tool's name"
      }
    }
  }

  /// Returns the record of `input`; nil for an event that isn't logged.
  package func record(of input: Span<UInt8>) -> ActivityRecord? {
    var builder = RecordBuilder(of: input, in: context)
    return builder.record()
  }

  /// Logs in `hook-trouble.log` why a record couldn't be written.
  package func logFailure(_ failure: Failure) {
    ErrorLog(of: LogDirectory(in: context.environment), in: context.environment)
      .append("a record wasn't written: \(failure)", at: context.now)
  }

  /// Appends the record of `input` to the day's file; nothing for an event that isn't logged.
  package func log(_ input: Span<UInt8>) throws(Failure) {
    guard let record = record(of: input) else { return }
    guard let logs = LogDirectory(in: context.environment) else { throw .noDirectory }
    do throws(LogAppender.Failure) {
      try LogAppender(to: logs)
        .append(record.line.span, to: DayFile.name(for: context.now.localDate))
    } catch {
      throw .append(error)
    }
  }
}
