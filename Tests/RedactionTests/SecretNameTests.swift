import Testing

@testable import Redaction

struct SecretNameTests {
  @Test func `every word of a secret's name has examples and look-alikes`() throws {
    let rows = try TableCase.all(in: "secret-names.txt")
    let known =
      SecretWord.rows.map { "\($0.word)" } + SecretWord.beforeKey.map { "\($0) key" }
    #expect(rows.map { $0.row }.sorted() == known.sorted())
    for row in rows {
      #expect(!row.examples.isEmpty && !row.lookAlikes.isEmpty)
      for name in row.examples {
        #expect(Redactor.redacted("\(name)=hunter2x!") == "\(name)=[REDACTED]")
      }
      for name in row.lookAlikes {
        #expect(Redactor.redacted("\(name)=hunter2x!") == "\(name)=hunter2x!")
      }
    }
  }
}
