import Testing

@testable import Redaction

struct SecretNameTests {
  @Test func `every name in the table is known and no look-alike is`() {
    for row in SecretName.rows {
      for name in row.examples.description.split(separator: " ") {
        #expect(Redactor.redacted("\(name)=hunter2x!") == "\(name)=[REDACTED]")
      }
      for name in row.lookAlikes.description.split(separator: " ") {
        #expect(Redactor.redacted("\(name)=hunter2x!") == "\(name)=hunter2x!")
      }
    }
  }
}
