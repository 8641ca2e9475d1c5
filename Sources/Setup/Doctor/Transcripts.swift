import ActivityLog
import POSIX

/// The transcripts of a user's sessions, which Claude Code writes whether a hook works or not.
struct Transcripts {
  /// When one of them grew last; nil when there is none.
  let lastWrite: Moment?

  /// Looks at `projects/<project>/<session>.jsonl` (transcripts of 2.1.240).
  init(in claudeFolder: Folder?) {
    guard let projects = claudeFolder.map({ Folder($0.path(of: "projects")) }) else {
      lastWrite = nil
      return
    }
    var last: Moment?
    for project in (try? projects.names()) ?? [] where !project.hasPrefix(".") {
      let folder = Folder(projects.path(of: project))
      for name in (try? folder.names()) ?? [] where name.hasSuffix(".jsonl") {
        guard let file = try? FileDescriptor.opening(folder.path(of: name)),
          let status = try? file.status(), status.modified.seconds > last?.seconds ?? 0
        else { continue }
        last = status.modified
      }
    }
    lastWrite = last
  }
}
