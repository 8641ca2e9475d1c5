import JSONLines
import TestSupport
import Testing

/// Round trips of random values through `JSONWriter` and `JSONScanner`.
struct JSONRoundTripTests {
  private indirect enum Tree: Equatable {
    case word(String), integer(Int), string(String)
    case array([Tree]), object([Member])

    struct Member: Equatable {
      let name: String
      let value: Tree
    }
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<generator.below(13) {
      let limit = generator.pick(0x20, 0x7F, 0x800, 0x10FFFF)
      let scalar = Unicode.Scalar(UInt32.random(in: 0...UInt32(limit), using: &generator))
      text.unicodeScalars.append(scalar ?? "\u{FFFD}")
    }
    return text
  }

  private func randomTree(_ depth: Int, using generator: inout SeededGenerator) -> Tree {
    let count = generator.below(5)
    switch generator.below(depth > 0 ? 5 : 3) {
    case 0: return .word(generator.pick("true", "false", "null"))
    case 1: return .integer(Int.random(in: 0...Int.max, using: &generator) >> (count * 15))
    case 2: return .string(randomText(using: &generator))
    case 3: return .array((0..<count).map { _ in randomTree(depth - 1, using: &generator) })
    default:
      return .object(
        (0..<count).map { _ in
          .init(
            name: randomText(using: &generator), value: randomTree(depth - 1, using: &generator))
        })
    }
  }

  private func write(_ tree: Tree, to writer: inout JSONWriter) {
    switch tree {
    case .word(let word): writer.literal(word)
    case .integer(let number): writer.integer(number)
    case .string(let text): writer.string(text)
    case .array(let elements): writer.array(elements) { write($1, to: &$0) }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.name(member.name)
          write(member.value, to: &writer)
        }
      }
    }
  }

  private func read(_ value: JSONValue, in bytes: Span<UInt8>) throws -> Tree {
    switch value.kind {
    case .true, .false, .null: .word(bytes.string(value.start..<value.end))
    case .number: .integer(value.count(in: bytes) ?? -1)
    case .string: .string(try #require(value.text).string(in: bytes))
    case .array: .array(try value.elements(in: bytes).map { try read($0, in: bytes) })
    case .object:
      .object(
        try JSONObject(value, in: bytes).members.map {
          .init(name: $0.name.string(in: bytes), value: try read($0.value, in: bytes))
        })
    }
  }

  @Test(arguments: [false, true]) func `what was written is read`(_ isIndented: Bool) throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2000 {
      let tree = randomTree(5, using: &generator)
      var writer = JSONWriter(isIndented: isIndented)
      write(tree, to: &writer)
      #expect(try withValue(Array(writer.bytes)) { try read($0, in: $1) } == tree)
    }
  }

  @Test func `what was written without white space is minimal`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var writer = JSONWriter()
      write(randomTree(5, using: &generator), to: &writer)
      let text = String(decoding: writer.bytes, as: UTF8.self)
      let length = try withValue(text) { $0.minimalLength(in: $1) }
      #expect(length == text.unicodeScalars.count)
    }
  }
}
