import Foundation

/// Hostile names of tools, files, branches or directories.
enum HostileNames {
  /// Names that control a terminal or end a line.
  static let steering = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}[2J\u{1B}[1;1H", "\u{1B}]8;;http://x\u{7}link\u{1B}]8;;\u{7}",
    "\u{1B}]52;c;aGk=\u{7}", "\u{1B}P+q544e\u{1B}\\", "\u{9B}31m\u{9D}0;t\u{9C}\u{90}q\u{9C}",
    "\u{202E}gpj.exe\u{202C}", "\u{202A}\u{202B}\u{202D}", "\u{2066}\u{2067}\u{2068}\u{2069}",
    "\u{200E}\u{200F}\u{61C}", "a\nb", "a\r\nb", "a\rb", "\tb", "\u{7F}\u{8}\u{8}", "a\u{85}b",
    "a\u{2028}b\u{2029}", "a\u{B}b\u{C}c",
  ]

  /// Names that a spreadsheet would take for a formula or for several cells.
  static let formulas = [
    "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\u{FF1D}1",
    "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}SUM(1)", "\"=1\"", "a,b;\"c\"", "\",=1,\"", "a\n=1",
  ]

  /// Names that are markup in Markdown.
  static let markup = [
    "a|b", "`rm`", "[x](javascript:alert(1))", "<script>alert(1)</script>", "<http://x>",
    "![](http://h/i.png)", "&lt;b&gt;&#x7C;&amp;", "http://example.org", "www.example.org",
    "WWW.example.org", "a@example.org", "**b** _i_ ~~s~~", "# h", "\\|", "\\", "$x^2$", "<!--",
    ":smile: #1",
  ]

  /// Names that are unusual in JSON or Unicode.
  static let odd = [
    "\u{0}", "\"\\\"\\\\", "\u{200B}\u{200D}\u{FEFF}\u{2060}", "\u{FFFF}\u{10FFFF}",
    "e\u{301}", "\u{E9}", " ", "null", "__proto__", "{}", "../../etc/passwd", "(none)",
    "e" + String(repeating: "\u{301}", count: 300),
  ]

  static let all = steering + formulas + markup + odd

  /// All of `steering` in two names that are valid for a file, an argument or a variable.
  static let forFiles = [0, 1].map { half in
    stride(from: half, to: steering.count, by: 2).map { steering[$0] }.joined()
      .replacing("/", with: "")
  }

  /// Names of 100,000 characters, or with 10,000 marks on one letter.
  static let long = [
    String(repeating: "n", count: 100_000), "e" + String(repeating: "\u{301}", count: 10_000),
    String(repeating: "\u{1B}[1m", count: 20_000),
  ]
}
