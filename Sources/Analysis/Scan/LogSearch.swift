package import ActivityLog
package import CommandLineTool
package import OperatingSystem
import Transcripts

/// The directories of a report, with their day files and totals.
package struct LogSearch {
  package private(set) var directories: [LogDirectory] = []
  /// The day files in the range of days.
  package private(set) var files: [DayFile] = []
  /// The day files of the days before and after the range.
  package private(set) var neighbors: [DayFile] = []
  /// The days of all files, in range or not.
  package private(set) var days = DaySpan()
  package private(set) var totals: [TotalsFile] = []
  /// The errors and notes about directories, a line each.
  package private(set) var messages: [String] = []
  package private(set) var hasFailed = false
  /// Whether no directory could be read, so that there is nothing to report.
  package private(set) var isEmpty = true

  /// Returns the directories of some paths, without duplicates; without paths, that of the environment.
  package static func directories(
    at paths: [String], environment: Environment
  ) throws(UsageError) -> (directories: [LogDirectory], areNamed: Bool) {
    var directories: [LogDirectory] = []
    var seen: Set<FileIdentity> = []
    for path in paths {
      // A single path can't be a duplicate.
      let identity = paths.count > 1 ? try? FileDescriptor.opening(path).status().identity : nil
      if let identity, !seen.insert(identity).inserted { continue }
      if identity == nil, directories.contains(where: { $0.directory.path == path }) { continue }
      directories.append(LogDirectory(path, in: environment))
    }
    if !directories.isEmpty { return (directories, true) }
    // A list is for transcripts, but each of its directories may have a log.
    let listed =
      environment["CLAUDE_LOG_DIR"] == nil
      ? TranscriptSearch.listedDirectories(in: environment)
        .map { Directory($0).path(of: "logs") }.filter { FilePath($0).isDirectory } : []
    if !listed.isEmpty {
      return (try Self.directories(at: listed, environment: environment).directories, false)
    }
    guard let directory = LogDirectory(in: environment) else {
      throw UsageError("where are the logs? Set HOME or CLAUDE_LOG_DIR, or give --log-dir")
    }
    return ([directory], environment["CLAUDE_LOG_DIR"] != nil)
  }

  /// Finds the files in the directories that a query names, or in that of the environment.
  ///
  /// The default directory doesn't exist before the first tool call; that isn't an error.
  package init(for query: Query, in environment: Environment) {
    let areNamed: Bool
    do throws(UsageError) {
      (directories, areNamed) = try Self.directories(
        at: query.directories, environment: environment)
    } catch {
      messages = [error.description]
      return
    }
    for directory in directories {
      do throws(Errno) {
        let found = try directory.dayFiles(where: query.days.withNeighbors.contains)
        files += found.files.filter { query.days.contains($0.date) }
        neighbors += found.files.filter { !query.days.contains($0.date) }
        days += found.days
        totals += found.totals
        isEmpty = false
        for (path, reason) in found.unreadable { addError(reason, at: path) }
        if !found.isEmpty, let cleanedUp = directory.cleanedUp, (try? cleanedUp.isReal) == true {
          messages.append(
            "Claude Code deletes what hasn't changed for 30 days in \(cleanedUp.logs.text); "
              + "'claude-hook-log doctor' says how to keep it")
        }
      } catch {
        if error == .notFound, !areNamed {
          isEmpty = false
        } else {
          addError(error.description, at: directory.directory.path)
        }
      }
    }
  }

  /// A message about the newest file.
  package var newest: String {
    if let date = days.last { return "the newest day file is of \(date)" }
    guard let month = totals.map({ $0.month }).max() else {
      return "there are none yet: 'claude-hook-log doctor' says why"
    }
    return "all day files are rotated, the newest totals are of \(month.monthText)"
  }

  private mutating func addError(_ reason: String, at path: String) {
    messages.append("\(path): \(reason)")
    hasFailed = true
  }
}
