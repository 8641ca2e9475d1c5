import TestSupport
import Testing

struct WebAddressTests {
  @Test(arguments: [
    ("https://example.org/a/b", "https://example.org/a/b"),
    ("https://example.org", "https://example.org"),
    ("https://example.org/a?token=x#y", "https://example.org/a"),
    ("https://example.org/a#y?z", "https://example.org/a"), ("https://e.org?q", "https://e.org"),
    ("https://ada:secret@example.org/a", "https://example.org/a"),
    ("https://ada@example.org:8443/a", "https://example.org:8443/a"),
    ("https://a:b@c@example.org/", "https://example.org/"), ("ftp://:x@e.org/", "ftp://e.org/"),
    ("https://ada:secret@example.org?x@y", "https://example.org"),
    ("https://ada:secret@", "https://"),
    ("https://example.org/@ada/b@c", "https://example.org/@ada/b@c"),
    ("https://e.org\\\\@f.org/", "https://e.org\\@f.org/"),
    ("https://[::1]:80/a", "https://[::1]:80/a"),
    ("https://u@[::1]/a", "https://[::1]/a"), ("https://日本.example/é", "https://日本.example/é"),
    ("HTTPS://U:P@E.org/A", "HTTPS://E.org/A"), ("example.org/a?b", "example.org/a"),
    ("ada:secret@example.org/a", "example.org/a"), ("//ada:secret@example.org", "//example.org"),
    ("https://", "https://"), ("ada:secret@example.org//b", "example.org//b"),
    ("example.org//a@b", "example.org//a@b"),
    (#"https:/\t/ada:secret@example.org/a"#, "https://example.org/a"),
    (#"https:\n//ada:secret@example.org/a"#, "https://example.org/a"),
    (#"https://ada:sec\r\nret@example.org/a"#, "https://example.org/a"),
  ])
  func `keeps an address without what may be secret`(_ address: String, _ expected: String) throws {
    #expect(try Logged("WebFetch", arguments: #"{"url":"\#(address)"}"#).text("url") == expected)
  }

  @Test(arguments: ["?token=x", "#top"])
  func `leaves out an address of which nothing remains`(_ address: String) throws {
    #expect(try !Logged("WebFetch", arguments: #"{"url":"\#(address)"}"#).has("url"))
  }
}
