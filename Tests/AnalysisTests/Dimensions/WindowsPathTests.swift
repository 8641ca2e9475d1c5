import Testing

@testable import Analysis

struct WindowsPathTests {
  @Test(arguments: [
    ("C:\\work\\api", "C:\\work\\api"), ("c:\\work\\api\\", "C:\\work\\api"),
    ("c:/work//", "C:\\work"), ("C:/", "C:\\"), ("c:\\\\\\", "C:\\"),
    ("C:/caf\u{E9}", "C:\\caf\u{E9}"),
    ("C:", "C:"), ("c:api", "c:api"), ("/c/work/", "/c/work/"), ("\\\\host\\a", "\\\\host\\a"),
    ("~/work", "~/work"), ("\u{E9}:/x", "\u{E9}:/x"), ("cc:/x", "cc:/x"), ("", ""),
  ])
  func `has one spelling for a directory on Windows, and leaves others`(
    _ path: String, _ canonical: String
  ) {
    #expect(WindowsPath.canonical(path) == canonical)
  }
}
