/// What an error text says: the exit code of a command and the first line that means something.
struct ToolFailure: Equatable {
  private(set) var exitCode: Int?
  /// At most 200 characters; empty when no line says anything.
  private(set) var message = ""

  /// The exit code of `timeout` in the shell.
  private static let timeOutExitCode = 124

  /// - Parameters:
  ///   - text: The `error` of a `PostToolUseFailure`; a command's begins with `Exit code n`.
  ///   - isShell: Whether a command failed.
  init(_ text: String, isShell: Bool) {
    var lines = text.utf8.split { $0 == UInt8(ascii: "\n") }.map(Self.trimmed)
      .filter { !$0.isEmpty }[...]
    if let code = lines.first.flatMap(Self.exitCode) {
      exitCode = isShell ? code : nil
      lines.removeFirst()
    }
    guard let line = lines.first else { return }
    if isShell, line.hasPrefix("Command timed out after ") { exitCode = Self.timeOutExitCode }
    message = line.first200Characters
  }

  /// A command that was stopped after so many milliseconds.
  init(timeOutMilliseconds: Int) {
    exitCode = Self.timeOutExitCode
    message = "timed out after \(timeOutMilliseconds) ms"
  }

  /// The number in a line that is `Exit code n` and nothing else.
  private static func exitCode(in line: String) -> Int? {
    let prefix = "Exit code "
    return line.hasPrefix(prefix) ? Int(line.dropFirst(prefix.count)) : nil
  }

  /// A line without the white space around it.
  private static func trimmed(_ line: Substring.UTF8View) -> String {
    let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
    let length = line.reversed().drop(while: isBlank).count
    return String(Substring(line.prefix(length).drop(while: isBlank)))
  }
}
