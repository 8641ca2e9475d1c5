import JSONLines
import TestSupport
import Testing

/// Nesting around multiples of 64, the word size of the scanner's stack, tested through the scanner.
struct ContainerStackTests {
  private static let depths = [
    1, 2, 62, 63, 64, 65, 66, 127, 128, 129, 130, 191, 192, 193, 256, 257, 1000,
  ]

  /// Returns the opening and closing brackets of nested containers; `isObject` determines the kind of each.
  private func brackets(_ depth: Int, _ isObject: (Int) -> Bool) -> (
    open: [String], close: [String]
  ) {
    let kinds = (0..<depth).map(isObject)
    return (kinds.map { $0 ? #"{"a":"# : "[" }, kinds.map { $0 ? "}" : "]" })
  }

  @Test(arguments: depths, [1, 2, 3, 5, 64, 65])
  func `closes each container as it was opened`(_ depth: Int, _ period: Int) {
    let (open, close) = brackets(depth) { $0.isMultiple(of: period) }
    #expect(firstError(in: open.joined() + "1" + close.reversed().joined()) == nil)
  }

  @Test(arguments: depths) func `keeps apart the kinds of random containers`(_ depth: Int) {
    var generator = SeededGenerator(seed: UInt64(depth))
    for _ in 0..<20 {
      let kinds = (0..<depth).map { _ in Bool.random(using: &generator) }
      let (open, close) = brackets(depth) { kinds[$0] }
      #expect(firstError(in: open.joined() + "1" + close.reversed().joined()) == nil)
    }
  }

  @Test(arguments: depths) func `notices one wrong bracket at any depth`(_ depth: Int) {
    let (open, close) = brackets(depth) { $0 % 3 == 0 }
    for wrong in Set([0, 1, 62, 63, 64, 65, 127, 128, depth - 1]) where wrong < depth {
      var changed = close
      changed[wrong] = close[wrong] == "}" ? "]" : "}"
      let start = open.joined() + "1" + close[(wrong + 1)...].reversed().joined()
      let error = firstError(in: start + changed[...wrong].reversed().joined())
      let isObject = close[wrong] == "}"
      #expect(error?.position == start.utf8.count)
      #expect(error?.expected == (isObject ? .commaOrClosingBrace : .commaOrClosingBracket))
    }
  }

  @Test(arguments: [62, 63, 64, 65, 127, 128, 129])
  func `goes up and down across a word as often as it likes`(_ depth: Int) {
    let (open, close) = brackets(depth) { $0 % 5 < 2 }
    let inner = Array(repeating: #"[{"b":[[{}],{}]}]"#, count: 5).joined(separator: ",")
    let text = open.joined() + "[\(inner),1]" + close.reversed().joined()
    #expect(firstError(in: text) == nil)
    let broken = open.joined() + "[\(inner)},1]" + close.reversed().joined()
    #expect(firstError(in: broken)?.expected == .commaOrClosingBracket)
  }

  @Test func `takes nesting of 100,000 levels`() {
    let depth = 100_000
    let (open, close) = brackets(depth) { $0.isMultiple(of: 2) }
    #expect(firstError(in: open.joined() + "1" + close.reversed().joined()) == nil)
    let arrays = String(repeating: "[", count: depth)
    #expect(firstError(in: arrays + String(repeating: "]", count: depth)) == nil)
    #expect(firstError(in: arrays)?.isAtEnd == true)
    #expect(firstError(in: arrays)?.position == depth)
  }
}
