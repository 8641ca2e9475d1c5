import Bytes
import Testing

struct TextOutputTests {
  @Test func `hands on long texts in pieces, and the rest at the end`() {
    var pieces: [Int] = []
    let output = TextOutput { piece in
      pieces.append(piece.count)
      return true
    }
    let line = String(repeating: "é", count: 15_000)
    for _ in 0..<5 { output.append(line) }
    #expect(pieces == [90_000])
    output.flush()
    output.flush()
    #expect(pieces == [90_000, 60_000])
    #expect(output.isOpen)
  }

  @Test func `stops when no more is wanted`() {
    var count = 0
    let output = TextOutput { _ in
      count += 1
      return false
    }
    let long = String(repeating: "a", count: TextOutput.pieceByteCount)
    #expect(output.isOpen)
    for _ in 0..<3 { output.append(long) }
    output.flush()
    #expect(count == 1 && !output.isOpen)
  }

  @Test func `collects a text`() {
    let part = String(repeating: "aé", count: 40_000)
    let text = TextOutput.text { output in
      output.append(part)
      output.append("\n")
      output.append(part)
    }
    #expect(text == part + "\n" + part)
    #expect(TextOutput.text { _ in } == "")
  }
}
