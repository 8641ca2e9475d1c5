import ActivityLog
import POSIX

/// The day files of all folders that are reported.
struct LogSearch {
  private(set) var files: [DayFile] = []
  /// Which folders couldn't be read, and whether that is a failure.
  private(set) var messages: [String] = []
  private(set) var hasFailed = false
  /// Whether no folder could be read, so that there is nothing to report.
  private(set) var isEmpty = true

  /// - Parameter areNamed: Whether somebody named the folders. The default one isn't there before the
  ///   first tool call, which is no failure.
  init(_ folders: [LogFolder], areNamed: Bool) {
    for folder in folders {
      do throws(Errno) {
        let found = try folder.dayFiles()
        files += found.files
        isEmpty = false
        for (path, error) in found.unreadable { fail(path, error) }
      } catch {
        if error == .notFound, !areNamed {
          isEmpty = false
        } else {
          fail(folder.folder.path, error)
        }
      }
    }
  }

  private mutating func fail(_ path: String, _ error: Errno) {
    messages.append("\(path): \(error)")
    hasFailed = true
  }
}
