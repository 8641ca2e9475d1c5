import ActivityLog
import POSIX

/// The folders that are reported, and all their day files.
struct LogSearch {
  private(set) var folders: [LogFolder] = []
  private(set) var files: [DayFile] = []
  /// Which folders couldn't be read, and whether that is a failure.
  private(set) var messages: [String] = []
  private(set) var hasFailed = false
  /// Whether no folder could be read, so that there is nothing to report.
  private(set) var isEmpty = true

  /// Finds the files of the folders that a query names, else of the environment's.
  ///
  /// The default folder isn't there before the first tool call, which is no failure.
  init(_ query: Query, _ environment: Environment) {
    for path in query.folders where !folders.contains(where: { $0.folder.path == path }) {
      folders.append(LogFolder(path))
    }
    let areNamed = !folders.isEmpty || environment["CLAUDE_LOG_DIR"] != nil
    if folders.isEmpty {
      guard let folder = LogFolder(environment) else {
        messages = ["where are the logs? Set HOME or CLAUDE_LOG_DIR, or give --log-dir"]
        return
      }
      folders = [folder]
    }
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
