import Testing

@testable import Redaction

struct TokenShapeTests {
  @Test func `every example in the table is redacted and every look-alike isn't`() {
    for shape in TokenShape.all {
      for example in shape.examples.description.split(separator: " ") {
        let test = RedactionCase("cat ⟦\(example)⟧, done")
        #expect(Redactor.redacted(test.text) == test.expected)
      }
      for lookAlike in shape.lookAlikes.description.split(separator: " ") {
        let text = RedactionCase("cat \(lookAlike), done").text
        #expect(Redactor.redacted(text) == text)
      }
    }
  }
}
