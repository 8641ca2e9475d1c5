import Testing

@testable import JSONLines

struct PlainArrayTests {
  private func elements(_ array: PlainArray<Int>) -> [Int] {
    let span = array.span
    return span.indices.map { span[$0] }
  }

  @Test func `holds what was appended, in its order, as it grows`() {
    var array = PlainArray<Int>()
    #expect(array.count == 0 && array.span.isEmpty)
    for number in 0..<1_000 {
      array.append(number)
      #expect(array.count == number + 1)
    }
    #expect(elements(array) == Array(0..<1_000))
  }

  @Test func `takes several at once`() {
    var array = PlainArray<Int>()
    var expected: [Int] = []
    for count in [0, 1, 5, 0, 17, 100, 3] {
      let others = Array(0..<count)
      array.append(others.span)
      expected += others
      array.append(-1)
      expected.append(-1)
      #expect(elements(array) == expected)
    }
  }

  @Test func `copies keep what they had when one of them changes`() {
    var first = PlainArray<Int>()
    first.makeRoom(8)
    for number in 0..<4 { first.append(number) }
    var second = first
    second.append(10)
    first.append(20)
    var third = second
    third.append([30, 31].span)
    #expect(elements(first) == [0, 1, 2, 3, 20])
    #expect(elements(second) == [0, 1, 2, 3, 10])
    #expect(elements(third) == [0, 1, 2, 3, 10, 30, 31])
  }

  @Test func `what is written is kept by a copy of the writer`() {
    var writer = JSONWriter()
    writer.array { writer in writer.string("é\n\u{1}") }
    var other = writer
    other.endLine()
    writer.integer(1)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"["é\n\u0001"],1"#)
    #expect(String(decoding: other.bytes, as: UTF8.self) == #"["é\n\u0001"]"# + "\n")
  }
}
