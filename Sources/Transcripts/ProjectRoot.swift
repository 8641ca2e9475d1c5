import ToolCalls

/// The directory in which a session began, told by the name of its transcript's directory.
///
/// Claude Code names that after the directory, with a dash in place of whatever isn't a letter or a digit
/// (`-home-ada-my-shop`). That can't be turned back, but says which of the directories above a row's own
/// it was: rows follow every `cd`.
struct ProjectRoot {
  /// A longer name is cut here, and a hash put behind it.
  private static let longestName = 200

  /// The names of the directories in which the transcript is.
  private let names: Set<String>

  init(ofTranscriptAt path: String) {
    names = Set(path.split(separator: "/").dropLast().map(String.init))
  }

  /// The root of a row's directory; that directory itself where no name tells.
  func root(of directory: String) -> ProjectDirectory {
    var path = directory[...]
    while !path.isEmpty {
      let name = Self.encoded(path)
      if names.contains(name) { return ProjectDirectory(String(path)) }
      if name.utf8.count > Self.longestName {
        let start = name.prefix(Self.longestName) + "-"
        if names.contains(where: { $0.hasPrefix(start) }) { return ProjectDirectory(String(path)) }
      }
      guard let separator = path.lastIndex(where: { $0 == "/" || $0 == "\\" }) else { break }
      path = path[..<separator]
    }
    return ProjectDirectory(directory)
  }

  /// The name that a directory's path is given, by UTF-16 code units as JavaScript has them.
  private static func encoded(_ path: Substring) -> String {
    String(
      decoding: path.utf16.map { unit in
        switch UInt8(exactly: unit) {
        case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A): unit
        default: 0x2D
        }
      }, as: UTF16.self)
  }
}
