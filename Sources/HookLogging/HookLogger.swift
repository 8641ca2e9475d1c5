// From a hook input to its record
//
//     standard input -> HookInput (places of its members) -> RecordBuilder -> ActivityRecord -> LogAppender
//
// `HookLogger` goes that way. What the input doesn't tell comes from the `Surroundings`: the model from the
// transcript, the branch from the git directory. `RecordSanitizer` redacts the record last.

package import ActivityLog
import JSONLines
package import OperatingSystem

/// The hook: one input in, at most one record appended.
package struct HookLogger {
  private let context: HookContext

  package init(_ context: HookContext) { self.context = context }

  /// Why a record couldn't be written.
  package enum Failure: Error, CustomStringConvertible {
    /// Neither `CLAUDE_LOG_DIR`, `CLAUDE_CONFIG_DIR` nor `HOME` says where the logs are.
    case noDirectory
    case append(LogAppender.Failure)
    case input(Errno)
    /// What the program has noted once it was run anew.
    case fault(directory: String)

    /// In words for people, with what to do about it where that isn't plain.
    package var description: String {
      switch self {
      case .noDirectory: "no directory for the log: set HOME or CLAUDE_LOG_DIR"
      case .append(let failure): "\(failure)"
      case .input(let error): "standard input: \(error)"
      case .fault(let directory):
        "\(directory): no memory, or a fault of claude-hook-log itself; please report it with the tool's name"
      }
    }
  }

  /// The record of `input`; nil for an event that isn't logged.
  package func record(of input: Span<UInt8>) -> ActivityRecord? {
    var builder = RecordBuilder(context)
    return builder.record(of: input)
  }

  /// Says in `hook-trouble.log` that a record couldn't be written, and why.
  package func note(_ failure: Failure) {
    ErrorLog(LogDirectory(context.environment), context.environment)
      .note("a record wasn't written: \(failure)", at: context.now)
  }

  /// Appends the record of `input` to the day's file; nothing for an event that isn't logged.
  package func log(_ input: Span<UInt8>) throws(Failure) {
    guard let record = record(of: input) else { return }
    guard let logs = LogDirectory(context.environment) else { throw .noDirectory }
    do throws(LogAppender.Failure) {
      try LogAppender(logs)
        .append(record.line.span, to: DayFile.name(for: context.now.localDate))
    } catch {
      throw .append(error)
    }
  }
}
