extension Command {
  /// What it is for, for a line beside its name.
  var summary: String { String(overview.hasSuffix(".") ? overview.dropLast() : overview[...]) }

  /// Its name as part of the name of a function of a shell.
  var functionName: String {
    String(name.unicodeScalars.map { $0.properties.isAlphabetic ? Character($0) : "_" })
  }

  /// The lines above a script.
  func completionHeader(for shell: CompletionShell) -> String {
    """
    # Completes \(name) in \(shell.rawValue). Made by:
    #   \(name) --\(Option.completionScript.name) \(shell.rawValue)
    """
  }
}
