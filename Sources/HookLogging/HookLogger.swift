package import ActivityLog
import POSIX

/// The hook: one input in, at most one record appended.
package struct HookLogger {
  private let context: HookContext

  package init(_ context: HookContext) { self.context = context }

  /// Why a record couldn't be written.
  package enum Failure: Error {
    /// Neither `CLAUDE_LOG_DIR`, `CLAUDE_CONFIG_DIR` nor `HOME` says where the logs are.
    case noFolder
    case append(LogAppender.Failure)
  }

  /// Appends the record of `input` to the day's file; nothing for an event that isn't logged.
  package func log(_ input: Span<UInt8>) throws(Failure) {
    var builder = RecordBuilder(context)
    guard let record = builder.record(of: input) else { return }
    guard let logs = LogFolder(context.environment) else { throw .noFolder }
    do throws(LogAppender.Failure) {
      try LogAppender(logs.folder)
        .append(record.line.span, to: DayFile.name(for: context.now.localDate))
    } catch {
      throw .append(error)
    }
  }
}
