internal import CSystem

/// A POSIX extended regular expression, with the C library's extensions `\w`, `\s`, `\b`, `\W`, `\S`, `\B`.
///
/// Texts are matched as bytes and end at their first NUL.
@safe package final class RegularExpression {
  private let expression = UnsafeMutablePointer<regex_t>.allocate(capacity: 1)
  private let isCompiled: Bool

  /// Compiles a pattern; nil if it isn't a regular expression.
  package init?(_ pattern: String) {
    isCompiled = unsafe regcomp(expression, pattern, REG_EXTENDED) == 0
    guard isCompiled else { return nil }
  }

  deinit {
    if isCompiled { unsafe regfree(expression) }
    unsafe expression.deallocate()
  }

  /// Whether the expression matches anywhere in a text.
  package func isFound(in text: String) -> Bool { groups(ofFirstMatchIn: text) != nil }

  /// Returns the text of the first match and of its groups, nil for a group that didn't take part; nil without a match.
  package func groups(ofFirstMatchIn text: String) -> [String?]? {
    let count = unsafe expression.pointee.re_nsub + 1
    var places = [regmatch_t](repeating: regmatch_t(), count: count)
    guard unsafe regexec(expression, text, count, &places, 0) == 0 else { return nil }
    let bytes = ContiguousArray(text.utf8)
    return places.map { place in
      guard place.rm_so >= 0, place.rm_eo >= place.rm_so else { return nil }
      return String(decoding: bytes[Int(place.rm_so)..<Int(place.rm_eo)], as: UTF8.self)
    }
  }
}
