import HookLogging
import POSIX

/// What is known at a place in a transcript, beside what its row says.
struct TranscriptPlace {
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  var seconds: Int
  /// The subagent whose transcript it is.
  let agentID: String?
  private let projectRoot: ProjectRoot
  /// Those of folders by their numbers.
  private var roots: [UInt32: ProjectFolder] = [:]

  init(_ file: TranscriptFile) {
    seconds = file.modified.seconds
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: file.path)
  }

  /// The folder of the project to which a folder belongs.
  mutating func root(of folder: String, number: UInt32) -> ProjectFolder {
    if let known = roots[number] { return known }
    let root = projectRoot.root(of: folder)
    roots[number] = root
    return root
  }
}
