import Bytes
import OperatingSystem
import Shell

extension ShellToken {
  /// Returns the word with `~` or `$HOME` at its beginning expanded, as a shell would do; nil if a shell would
  /// expand anything else or split the word.
  func expandingHome(_ home: String?) -> String? {
    guard let home else { return expansionCount == 0 ? text : nil }
    if opening == nil, text.hasPrefix("~/") {
      return expansionCount == 0 ? Directory(home).path(of: String(text.dropFirst(2))) : nil
    }
    guard expansionCount > 0 else { return text }
    let isWhole = opening == "\"" || !home.unicodeScalars.contains { $0.splitsWord }
    guard expansionCount == 1, isWhole,
      let name = ["$HOME/", "${HOME}/"].first(where: text.hasPrefix)
    else { return nil }
    return Directory(home).path(of: String(text.dropFirst(name.count)))
  }
}

extension Unicode.Scalar {
  /// Whether a shell would split an unquoted word at this scalar, or interpret it as part of a pattern.
  fileprivate var splitsWord: Bool {
    properties.isWhitespace || "<>|&;()*?[".unicodeScalars.contains(self)
  }
}
