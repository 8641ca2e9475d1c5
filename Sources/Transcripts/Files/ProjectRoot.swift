import Bytes
import ToolCalls

/// The directory in which a session began, from the name of its transcript's directory.
///
/// Claude Code derives that name from the path, with a dash for whatever isn't a letter or a digit
/// (`-home-ada-my-shop`). This can't be reversed, but it tells which of the directories above a row's own
/// it was: the directories of rows follow every `cd`. The drive's letter may be of either case.
struct ProjectRoot {
  /// The length at which a longer name is cut, to be followed by a hash.
  private static let longestName = 200

  /// The names of the directories above the transcript.
  private let names: Set<String>

  init(ofTranscriptAt path: String) {
    names = Set(path.split(separator: "/").dropLast().map { Self.withLargeDrive(String($0)) })
  }

  /// Returns the root of a row's directory; the directory itself if no name matches.
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
    // The root directory itself has nothing before its separator, or only the drive.
    if directory.hasPrefix("/"), names.contains("-") { return ProjectDirectory("/") }
    let drive = directory.prefix(3)
    let isBelowDrive = drive.hasSuffix(":\\") || drive.hasSuffix(":/")
    return ProjectDirectory(
      isBelowDrive && names.contains(Self.encoded(drive)) ? String(drive) : directory)
  }

  /// Returns the name of a directory on Windows with a large letter for its drive, and any other as it is.
  private static func withLargeDrive(_ name: String) -> String {
    guard let letter = name.utf8.first, letter.is(.letter), name.dropFirst().hasPrefix("--") else {
      return name
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Returns the name for a directory's path, by UTF-16 code units as in JavaScript.
  private static func encoded(_ path: Substring) -> String {
    let name = String(
      decoding: path.utf16.map { unit in
        switch UInt8(exactly: unit) {
        case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A): unit
        default: 0x2D
        }
      }, as: UTF16.self)
    return withLargeDrive(name)
  }
}
