import Bytes

extension String {
  /// The text as one word of a POSIX shell, bash or zsh.
  package var shellQuoted: String {
    isPlainShellWord ? self : "'" + replacing(["'": #"'\''"#]) + "'"
  }

  /// The text as one word of fish, where a backslash counts between quotes, too.
  var fishQuoted: String {
    isPlainShellWord ? self : "'" + replacing([#"\"#: #"\\"#, "'": #"\'"#]) + "'"
  }

  /// The text with other texts in the place of some scalars, also where a mark combines with one.
  package func replacing(_ texts: [Unicode.Scalar: String]) -> String {
    unicodeScalars.map { texts[$0] ?? String($0) }.joined()
  }

  /// Whether no shell takes any of it for more than itself.
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
