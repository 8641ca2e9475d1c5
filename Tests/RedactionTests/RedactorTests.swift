import Testing

@testable import Redaction

struct RedactorTests {
  @Test func `every planted secret is redacted and what stands around it stays`() throws {
    let cases = try RedactionCase.file("secrets.txt")
    #expect(cases.count >= 200)
    for test in cases { #expect(Redactor.redacted(test.text) == test.expected) }
  }

  @Test func `nothing harmless is touched`() throws {
    let cases = try RedactionCase.file("look-alikes.txt")
    #expect(cases.count >= 200)
    for test in cases { #expect(Redactor.redacted(test.text) == test.text) }
  }
}
