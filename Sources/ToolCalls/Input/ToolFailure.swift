/// What an error text says: the exit code of a command and the first line that means something.
package struct ToolFailure: Equatable {
  package private(set) var exitCode: Int?
  /// Empty when no line says anything.
  package private(set) var message = ""

  /// The exit code of `timeout` in the shell.
  private static let timeOutExitCode = 124

  /// - Parameters:
  ///   - text: The `error` of a `PostToolUseFailure`; a command's begins with `Exit code n`.
  ///   - isShell: Whether a command failed.
  init(_ text: String, isShell: Bool) {
    let text = text.withoutTerminalSequences
    var rest = text.utf8[...]
    guard var line = Self.nextLine(&rest) else { return }
    if let code = Self.exitCode(in: line) {
      exitCode = isShell ? code : nil
      guard let next = Self.nextLine(&rest) else { return }
      line = next
    }
    if isShell, line.hasPrefix("Command timed out after ") { exitCode = Self.timeOutExitCode }
    message = line
  }

  /// Takes the next line that says something, without the white space around it.
  private static func nextLine(_ rest: inout Substring.UTF8View) -> String? {
    let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
    rest = rest.drop(while: isBlank)
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest[line.endIndex...]
    let length = line.reversed().drop(while: isBlank).count
    return String(Substring(line.prefix(length)))
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
}
