import Testing

@testable import Redaction

/// The tables that are searched by a key must be sorted by it.
struct TableOrderTests {
  @Test func `programs are sorted by the length and the first byte of their names`() {
    let names = Program.names.map { $0.0 }
    #expect(names.map(Program.key(of:)) == names.map(Program.key(of:)).sorted())
    #expect(Set(names.map { "\($0)" }).count == names.count)
    let programs = ProgramArgument.rows.map { Program.key(of: $0.program) }
    #expect(programs == programs.sorted())
    for row in ProgramArgument.rows {
      #expect(names.contains { "\($0)" == "\(row.program)" }, "\(row.program)")
    }
  }

  @Test func `options are sorted by their first letter`() {
    for table in [ProgramOption.letters, ProgramOption.words] {
      let letters = table.map { $0.letter }
      #expect(letters == letters.sorted())
    }
    #expect(ProgramOption.words.allSatisfy { "\($0.name)".hasPrefix("--") })
    #expect(!ProgramOption.letters.contains { "\($0.name)".hasPrefix("--") })
  }

  @Test func `secrets' words are sorted by their last letters`() {
    let letters = SecretWord.rows.map { "\($0.word)".utf8.last ?? 0 }
    #expect(letters == letters.sorted())
  }

  @Test func `shapes are sorted by their prefixes, and no token is shorter than said`() {
    let prefixes = TokenShape.all.map { Array("\($0.prefix)".utf8) }
    #expect(prefixes == prefixes.sorted { $0.lexicographicallyPrecedes($1) })
    for shape in TokenShape.all {
      #expect(shape.prefix.utf8CodeUnitCount + shape.length >= TokenShape.shortest)
    }
  }
}
