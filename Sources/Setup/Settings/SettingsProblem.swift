import JSONLines
import OperatingSystem

/// The reason that a settings file is left unchanged, in words for its user.
enum SettingsProblem: Error {
  case notUTF8
  case byteOrderMark
  case tooLarge
  case notJSON(JSONError, line: Int)
  /// A member has the wrong kind.
  case wrongKind(member: String, expected: String)
  case unknownMarketplace(String)
  case notAFile
  case readOnly
  case brokenLink
  case noDirectory(String)
  case ownerLost
  case busy
  case keepsChanging
  case backup(String, Errno)
  case system(Errno)
}

extension SettingsProblem {
  /// Whether the problem is the file's content rather than the file itself.
  var isOfContent: Bool {
    switch self {
    case .notUTF8, .byteOrderMark, .tooLarge, .notJSON, .wrongKind, .unknownMarketplace: true
    default: false
    }
  }

  /// How to fix the file.
  var fix: String {
    switch self {
    case .notUTF8, .byteOrderMark, .notJSON, .wrongKind: "edit the file so that it is"
    case .tooLarge: "take something out of it"
    case .unknownMarketplace: "claude plugin marketplace add, with where the marketplace is"
    case .brokenLink: "make the file that the link leads to, or remove the link"
    case .notAFile: "move it away"
    default: "make it a file that you can read"
    }
  }
}

extension SettingsProblem: CustomStringConvertible {
  /// What is wrong, and what to do about it if that isn't obvious.
  var description: String {
    switch self {
    case .notUTF8: "not UTF-8"
    case .byteOrderMark: "begins with a byte order mark"
    case .tooLarge: "larger than 2 MiB"
    case .notJSON(let error, let line):
      "not strict JSON: line \(line): \(error) (comments and trailing commas count, too)"
    case .wrongKind(let member, let expected): "'\(member)' is not \(expected)"
    case .unknownMarketplace(let name): "of the marketplace '\(name)', which isn't known"
    case .notAFile: "not a regular file"
    case .readOnly: "read-only"
    case .brokenLink: "a symbolic link that leads nowhere"
    case .noDirectory(let directory): "there is no directory \(directory)"
    case .ownerLost: "it belongs to somebody else, and would be yours after the change"
    case .busy: "another program keeps it locked; try again"
    case .keepsChanging: "it changes all the time; try again"
    case .backup(let path, let error): "no backup could be written to \(path): \(error)"
    case .system(let error): "\(error)"
    }
  }
}
