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

  /// Whether the text needs no quoting in any shell.
  private var isPlainShellWord: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","):
          true
        default: false
        }
      }
  }
}
