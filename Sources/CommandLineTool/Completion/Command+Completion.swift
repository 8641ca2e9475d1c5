extension Command {
  /// The overview without its full stop, for a description beside the name.
  var summary: String { overview.withoutFullStop }

  /// The name as part of a shell function's name.
  var functionName: String {
    String(name.unicodeScalars.map { $0.properties.isAlphabetic ? Character($0) : "_" })
  }

  /// Returns the comment at the top of a script.
  func completionHeader(for shell: CompletionShell) -> String {
    """
    # Completes \(name) in \(shell.rawValue). Made by:
    #   \(name) --\(Option.completionScript.name) \(shell.rawValue)
    """
  }
}
