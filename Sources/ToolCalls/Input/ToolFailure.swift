/// The failure that an error text describes: a command's exit code, and the first meaningful line.
package struct ToolFailure: Equatable {
  package private(set) var exitCode: Int?
  /// The first line that isn't blank; empty if there is none.
  package private(set) var message = ""

  /// The exit code of `timeout(1)` for a command that took too long.
  private static let timeOutExitCode = 124

  /// - Parameters:
  ///   - text: The `error` of a `PostToolUseFailure`; a command's begins with `Exit code n`.
  ///   - isShell: Whether the tool runs commands.
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

  /// Removes and returns the next line that isn't blank, without the white space around it.
  private static func nextLine(_ rest: inout Substring.UTF8View) -> String? {
    let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
    rest = rest.drop(while: isBlank)
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest[line.endIndex...]
    let length = line.reversed().drop(while: isBlank).count
    return String(Substring(line.prefix(length)))
  }

  /// Describes a command that was stopped after a number of milliseconds.
  init(timeOutMilliseconds: Int) {
    exitCode = Self.timeOutExitCode
    message = "timed out after \(timeOutMilliseconds) ms"
  }

  /// Returns the number in a line that is `Exit code n` and nothing else.
  private static func exitCode(in line: String) -> Int? {
    let prefix = "Exit code "
    return line.hasPrefix(prefix) ? Int(line.dropFirst(prefix.count)) : nil
  }
}
