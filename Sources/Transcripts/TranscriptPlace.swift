import HookLogging
import JSONLines
import OperatingSystem

/// What is known at a place in a transcript, beside what its row says.
struct TranscriptPlace {
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  var seconds: Int
  /// The subagent whose transcript it is.
  let agentID: String?
  private let projectRoot: ProjectRoot
  /// Those of folders by their numbers, and the numbers of their own paths.
  private var roots: [UInt32: (folder: ProjectFolder, number: UInt32)] = [:]

  init(_ file: TranscriptFile) {
    seconds = file.modified.seconds
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: file.path)
  }

  /// The folder of the project to which a folder belongs, and the number of its path.
  mutating func root(
    of folder: UInt32, in names: inout NameTable
  ) -> (folder: ProjectFolder, number: UInt32) {
    if let known = roots[folder] { return known }
    let folderRoot = projectRoot.root(of: names.names[Int(folder)])
    let root = (folderRoot, folder == 0 ? 0 : names.number(of: folderRoot.path))
    roots[folder] = root
    return root
  }
}
