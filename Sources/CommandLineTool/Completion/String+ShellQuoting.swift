import Bytes

extension String {
  /// The text quoted as one word for a POSIX shell, bash or zsh.
  package var shellQuoted: String {
    isPlainShellWord ? self : "'" + replacing(["'": #"'\''"#]) + "'"
  }

  /// The text quoted as one word for fish, which interprets backslashes within quotes.
  var fishQuoted: String {
    isPlainShellWord ? self : "'" + replacing([#"\"#: #"\\"#, "'": #"\'"#]) + "'"
  }

  /// Returns the text with scalars replaced, even those that a combining mark follows.
  package func replacing(_ texts: [Unicode.Scalar: String]) -> String {
    unicodeScalars.map { texts[$0] ?? String($0) }.joined()
  }

  /// The text without a full stop at its end.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

  /// Whether the text needs no quoting in any shell.
  private var isPlainShellWord: Bool {
    !isEmpty && utf8.allSatisfy { $0.is(.name) || $0.isOne(of: "/,") }
  }
}
