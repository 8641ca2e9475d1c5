import Testing

@testable import Redaction

struct TokenShapeTests {
  @Test func `every shape has examples, which are redacted, and look-alikes, which aren't`() throws
  {
    let rows = try TableCase.all(in: "token-shapes.txt")
    #expect(rows.map { $0.row } == TokenShape.all.map { "\($0.prefix)" })
    for row in rows {
      #expect(!row.examples.isEmpty && !row.lookAlikes.isEmpty)
      for example in row.examples {
        let test = RedactionCase("cat ⟦\(example)⟧, done")
        #expect(Redactor.redacted(test.text) == test.expected)
      }
      for lookAlike in row.lookAlikes {
        let text = RedactionCase("cat \(lookAlike), done").text
        #expect(Redactor.redacted(text) == text)
      }
    }
  }
}
