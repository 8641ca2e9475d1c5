import TestSupport
import Testing

@testable import Redaction

struct RedactorTests {
  @Test func `every planted secret is redacted and what stands around it stays`() {
    let cases = RedactionCase.secrets
    #expect(cases.count >= 200)
    for test in cases { #expect(Redactor.redacted(test.text) == test.expected) }
  }

  @Test func `nothing harmless is touched`() {
    let cases = RedactionCase.lookAlikes
    #expect(cases.count >= 200)
    for test in cases { #expect(Redactor.redacted(test.text) == test.text) }
  }

  @Test func `redacting twice is the same as redacting once`() {
    for test in RedactionCase.secrets {
      #expect(Redactor.redacted(test.expected) == test.expected)
    }
  }

  @Test(arguments: [
    "%", "%n", "aws configure set %n", "aws configure set ou%n", "set \\", "set \\n",
  ])
  func `a text may end within an escape`(_ text: String) {
    #expect(Redactor.redacted(text) == text)
  }

  @Test func `a text may begin and end anywhere`() {
    let cases = RedactionCase.secrets + RedactionCase.lookAlikes
    for (index, test) in cases.enumerated() {
      let scalars = Array(test.text.unicodeScalars)
      let step = Tier.choose(test: 28, check: 7, all: 1)
      for cut in stride(from: index % step, through: scalars.count, by: step) {
        for part in [scalars[..<cut], scalars[cut...]] {
          let text = String(String.UnicodeScalarView(part))
          var end = 0
          for secret in Redactor.secrets(in: text) {
            #expect(secret.range.lowerBound >= end && secret.range.upperBound <= text.utf8.count)
            end = secret.range.upperBound
          }
        }
      }
    }
  }

  @Test func `what is printed for a command that isn't kept is found`() {
    let key = String(repeating: "aB3d", count: 500)
    let text = "echo \(key) | gh secret set KEY --repo o/r"
    #expect(Redactor.secrets(in: text, keeping: 200).map(\.range) == [5..<2_005])
  }

  @Test func `the parts of a tool's name are words`() {
    let name = RedactionCase("mcp__⟦glpat-{20}__get⟧")
    #expect(Redactor.redacted(name.text) == name.expected)
  }

  @Test func `only what is kept is looked at, and a secret that begins in it is found whole`() {
    let secret = "token=" + String(repeating: "aB3d", count: 500)
    let text = "x " + secret + " " + String(repeating: "y", count: 900) + " password=hunter2"
    #expect(Redactor.secrets(in: text, keeping: 200).map(\.range.count) == [2_000])
    #expect(Redactor.secrets(in: text).count == 2)
  }
}
