package import HookLogging
package import JSONLines
import OperatingSystem

/// What is known at a place in a transcript, beside what its row says.
struct TranscriptState {
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  var seconds: Int
  /// The subagent whose transcript it is.
  let agentID: String?
  private let projectRoot: ProjectRoot
  /// Those of directories by their numbers, and the numbers of their own paths.
  private var roots: [UInt32: (directory: ProjectDirectory, number: UInt32)] = [:]

  init(_ file: TranscriptFile) {
    seconds = file.modified.seconds
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: file.path)
  }

  /// The directory of the project to which a directory belongs, and the number of its path.
  mutating func root(
    of directory: UInt32, in names: inout StringInterner
  ) -> (directory: ProjectDirectory, number: UInt32) {
    if let known = roots[directory] { return known }
    let directoryRoot = projectRoot.root(of: names.names[Int(directory)])
    let root = (directoryRoot, directory == 0 ? 0 : names.number(of: directoryRoot.path))
    roots[directory] = root
    return root
  }
}
