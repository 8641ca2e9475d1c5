import JSONLines
import OperatingSystem

/// The reason that a command failed or that a settings file is left unchanged, worded for the user.
struct SetupProblem: Error, CustomStringConvertible {
  /// What is wrong, and what to do about it if that isn't obvious.
  let description: String
  /// How to fix the file.
  private(set) var fix = "make it a file that you can read"
  /// Whether the problem is the file's content rather than the file itself.
  private(set) var isOfContent = false

  init(_ description: String) { self.description = description }

  init(_ description: String, fix: String) {
    self.init(description)
    self.fix = fix
  }

  /// Creates a problem of a file's content.
  private init(content description: String, fix: String = "edit the file so that it is") {
    self.init(description, fix: fix)
    isOfContent = true
  }

  static let notUTF8 = SetupProblem(content: "not UTF-8")
  static let byteOrderMark = SetupProblem(content: "begins with a byte order mark")
  static let tooLarge = SetupProblem(
    content: "larger than 2 MiB", fix: "take something out of it")
  static let notAFile = SetupProblem("not a regular file", fix: "move it away")
  static let readOnly = SetupProblem("read-only")
  static let brokenLink = SetupProblem(
    "a symbolic link that leads nowhere",
    fix: "make the file that the link leads to, or remove the link")
  static let busy = SetupProblem("another program keeps it locked; try again")
  static let keepsChanging = SetupProblem("it changes all the time; try again")

  /// Returns the problem that a file isn't JSON.
  static func notJSON(because error: JSONError, line: Int) -> SetupProblem {
    SetupProblem(
      content: "not strict JSON: line \(line): \(error) (comments and trailing commas count, too)")
  }

  /// Returns the problem that a member has the wrong kind.
  static func wrongKind(member: String, expected: String) -> SetupProblem {
    SetupProblem(content: "'\(member)' is not \(expected)")
  }

  /// Returns the problem that a plugin's marketplace isn't known.
  static func unknownMarketplace(_ name: String) -> SetupProblem {
    SetupProblem(
      content: "of the marketplace '\(name)', which isn't known",
      fix: "claude plugin marketplace add, with where the marketplace is")
  }

  /// Returns the problem that the operating system reported.
  static func system(_ error: Errno) -> SetupProblem { SetupProblem("\(error)") }
}
