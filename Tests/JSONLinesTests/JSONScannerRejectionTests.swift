import JSONLines
import Testing

/// Texts that aren't JSON according to RFC 8259, and the position of each one's error.
struct JSONScannerRejectionTests {
  /// Checks the error, and that it is the same within an array.
  private func check(
    _ text: String, _ position: Int, _ expected: JSONError.Expectation,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let error = firstError(in: text)
    #expect(error?.position == position, "\(text)", sourceLocation: location)
    #expect(error?.expected == expected, "\(text)", sourceLocation: location)
    #expect(error?.isAtEnd == (position == text.utf8.count), "\(text)", sourceLocation: location)
    guard expected != .end else { return }
    let inner = firstError(in: "[1, " + text)
    #expect(inner?.position == position + 4, "\(text)", sourceLocation: location)
    #expect(inner?.expected == expected, "\(text)", sourceLocation: location)
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("\n\t", 2), ("]", 0), ("}", 0), (",", 0), (":", 0), ("'a'", 0), ("a", 0),
    ("+1", 0), (".5", 0), ("NaN", 0), ("Infinity", 0), ("True", 0), ("NULL", 0), ("\\", 0),
    ("/* */ 1", 0), ("// a\n1", 0), ("#", 0), ("\u{FEFF}1", 0), ("\u{A0}1", 0), ("\u{B}1", 0),
    ("\u{C}1", 0), ("\u{0}", 0), ("\u{2028}", 0), ("１", 0), ("[,]", 1), ("[,1]", 1), ("[1,]", 3),
    ("[1,,2]", 3), ("[1, ]", 4), ("[}", 1), ("[", 1), ("[1,", 3), ("[[", 2), ("[ ", 2),
    (#"{"a":}"#, 5), (#"{"a":"#, 5), (#"{"a":,"b":1}"#, 5), (#"{"a"::1}"#, 5), (#"{"a":]"#, 5),
    (#"{"a":1,"b": }"#, 12), ("[undefined]", 1), ("[x]", 1), ("[(1)]", 1),
  ])
  func `a value is missing`(_ text: String, _ position: Int) { check(text, position, .value) }

  @Test(arguments: [
    ("t", 1), ("tr", 2), ("tru", 3), ("f", 1), ("fals", 4), ("n", 1), ("nul", 3), ("tRUE", 1),
    ("truE", 3), ("folse", 1), ("nil", 1), ("nan", 1), ("[tru]", 4), (#"{"a":nul}"#, 8), ("t ", 1),
  ])
  func `a literal is broken`(_ text: String, _ position: Int) { check(text, position, .literal) }

  @Test(arguments: [
    ("-", 1), ("--1", 1), ("-a", 1), ("- 1", 1), ("-.5", 1), ("-Infinity", 1), ("1.", 2),
    ("1.e1", 2), ("1..2", 2), ("1.-2", 2), ("1e", 2), ("1E", 2), ("1e+", 3), ("1e-", 3),
    ("1e+-1", 3), ("1ee1", 2), ("0.e1", 2), ("-0.", 3), ("[1.]", 3), ("[-]", 2), ("[1e]", 3),
    ("1. 5", 2), ("-\u{FF11}", 1), ("1e 5", 2),
  ])
  func `a digit is missing`(_ text: String, _ position: Int) {
    check(text, position, .digit)
  }

  @Test(arguments: [
    ("1 2", 2), ("01", 1), ("-01", 2), ("00", 1), ("0x10", 1), ("1a", 1), ("1_000", 1), ("1,", 1),
    ("truex", 4), ("nulll", 4), ("true false", 5), (#""a""b""#, 3), ("[]]", 2), ("[] []", 3),
    ("{}}", 2), ("{},", 2), (#"{"a":1}{"a":1}"#, 7), ("{} x", 3), ("1\u{0}", 1), ("{}\u{0}", 2),
    ("{} // a", 3), ("1\u{A0}", 1), ("1.5.2", 3), ("1e1e1", 3), ("1e1.", 3), ("1.0f", 3),
    ("[1]\u{FEFF}", 3),
  ])
  func `something follows`(_ text: String, _ position: Int) { check(text, position, .end) }

  @Test(arguments: [
    ("[1 2]", 3), ("[1", 2), ("[1}", 2), ("[1:2]", 2), ("[\"a\" \"b\"]", 5), ("[[]", 3),
    ("[[] []]", 4), ("[{}", 3), ("[01]", 2), ("[1;2]", 2), ("[true false]", 6), ("[1.2.3]", 4),
    ("[0x1]", 2), ("[\"a\":1]", 4), ("[[1,2]", 6), ("[null\u{0}]", 5),
  ])
  func `an array doesn't go on`(_ text: String, _ position: Int) {
    check(text, position, .commaOrClosingBracket)
  }

  @Test(arguments: [
    (#"{"a":1"#, 6), (#"{"a":1 "b":2}"#, 7), (#"{"a":1]"#, 6), (#"{"a":1:2}"#, 6),
    (#"{"a":{}"#, 7), (#"{"a":[]"#, 7), (#"{"a":1;}"#, 6), (#"{"a":1 "#, 7),
    (#"{"a":"b" "c"}"#, 9), (#"{"a":{"b":1}"#, 12), (#"{"a":01}"#, 6), (#"{"a":true"b":1}"#, 9),
  ])
  func `an object doesn't go on`(_ text: String, _ position: Int) {
    check(text, position, .commaOrClosingBrace)
  }

  @Test(arguments: [
    ("{", 1), ("{ ", 2), ("{a:1}", 1), ("{'a':1}", 1), ("{1:1}", 1), ("{,}", 1), ("{]", 1),
    ("{:1}", 1), ("{null:1}", 1), ("{{}:1}", 1), (#"{,"a":1}"#, 1), ("{\u{FEFF}}", 1),
  ])
  func `an object doesn't begin`(_ text: String, _ position: Int) {
    check(text, position, .nameOrClosingBrace)
  }

  @Test(arguments: [
    (#"{"a":1,}"#, 7), (#"{"a":1, }"#, 8), (#"{"a":1,"#, 7), (#"{"a":1,,"b":2}"#, 7),
    (#"{"a":1,b:2}"#, 7), (#"{"a":1,2}"#, 7), (#"{"a":{},}"#, 8), (#"{"a":[],]"#, 8),
  ])
  func `a name is missing after a comma`(_ text: String, _ position: Int) {
    check(text, position, .name)
  }

  @Test(arguments: [
    (#"{"a"}"#, 4), (#"{"a""#, 4), (#"{"a" "#, 5), (#"{"a",1}"#, 4), (#"{"a" 1}"#, 5),
    (#"{"a""b"}"#, 4), (#"{"a"=1}"#, 4), (#"{"a":1,"b"}"#, 10), (#"{"a"{}}"#, 4),
  ])
  func `a colon is missing`(_ text: String, _ position: Int) { check(text, position, .colon) }
}
