// How records are read fast
//
// A program writes one record like the other: the same names in the same order, and between the tokens
// always the same. What stands between the values of a record is its layout. For
//
//     {"tool":"Read","tokens":{"input":12,"output":3},"rejected":true}
//
// the layout is five pieces, each with the kind of value that follows it or that it ends with:
//
//     {"tool":"                     a string follows: tool
//     ","tokens":{"input":          a number follows: tokens.input
//     ,"output":                    a number follows: tokens.output
//     },"rejected":true             a word: rejected
//     }⏎                            nothing, the record ends
//
// The first record of a layout is read by a scanner that passes every token; its layout goes into a tree.
// Each one after it is only held to that: where the pieces stand, the values between them are passed, and
// what the members are is known. Records that begin in the same way share the beginning in the tree:
//
//     {"tool":"  ─┬─  ","tokens":{"input":  ───  ,"output":  ───  },"rejected":true  ───  }⏎
//                 └─  ","file":"  ───  ","tokens":{"input":  ───  ...
//
// Why is what is passed in this way JSON? Because a record with the same pieces was, and in JSON's grammar
// one string may stand for another one, one number for another one. A string ends at the first quote,
// control character or backslash, so its piece can't match inside of it; behind a backslash the scanner
// goes on. A number is digits without a zero before them; anything else that a number may be isn't known
// here. Whatever doesn't match, for whatever reason, is left to the scanner, which says what is wrong.
//
// White space is part of the pieces, even line breaks, so records over many lines are read as fast. What
// that gains stands in docs/development/performance.md.

/// The layouts of records that were read, for those that are written alike.
package struct LayoutTree {
  /// How much of a text a record takes.
  package struct Extent {
    /// With the end of its last line.
    package let byteCount: Int
    package let lineCount: Int
  }

  /// What follows a piece, or what it ends with.
  enum Step: Equatable {
    case string, number, end
    case word(JSONValue.Kind, length: Int)
  }

  /// A piece of a layout, behind those on the way to it.
  private struct Node {
    /// The first sixteen bytes, and which of their bits count.
    var head = SIMD2<UInt64>()
    var mask = SIMD2<UInt64>()
    /// Where all of its bytes are.
    let start: Int
    let count: Int
    let step: Step
    /// The number of the member whose value follows; nil for one that isn't wanted.
    let member: Int?
    /// Another piece that may stand here, and one that may stand behind the value; 0 for none.
    var sibling = 0
    var child = 0
    /// What record this is the end of.
    var present: UInt64 = 0
    var lineCount = 0
  }

  /// A file of nothing but odd records mustn't take more memory than this.
  private static let maximumCount = 4096

  private var nodes: ContiguousArray<Node> = []
  private var bytes: ContiguousArray<UInt8> = []

  /// How many records had a layout that was known, and how many were learned.
  private var knownCount = 0
  private var learnedCount = 0

  package init() {}

  /// Passes the record at the beginning of a text and takes down its members; nil if no record before it
  /// was written like it.
  @inline(__always)
  package mutating func pass(_ text: Span<UInt8>, into places: inout MemberPlaces) -> Extent? {
    guard let (end, index) = end(of: text, into: &places.values) else { return nil }
    knownCount &+= 1
    places.present = nodes[end].present
    return Extent(byteCount: index, lineCount: nodes[end].lineCount)
  }

  /// The end of a layout and the index behind it.
  private func end(
    of text: Span<UInt8>, into places: inout ContiguousArray<JSONValue>
  ) -> (node: Int, index: Int)? {
    // First of all: the span of an empty array needn't be aligned as a node demands, which is a trap.
    guard !nodes.isEmpty else { return nil }
    var values = places.mutableSpan
    let nodes = nodes.span
    var place = 0
    var index = 0
    while true {
      guard text.hasBytes(16, at: index) else { return nil }
      let words = text.littleEndianWords(at: index)
      while true {
        let difference = (words ^ nodes[place].head) & nodes[place].mask
        if difference.x | difference.y == 0,
          nodes[place].count <= 16 || isRestWritten(nodes[place], in: text, at: index)
        {
          break
        }
        place = nodes[place].sibling
        guard place != 0 else { return nil }
      }
      index &+= nodes[place].count
      var start = index
      var end = index
      var kind = JSONValue.Kind.string
      var isEscaped = false
      switch nodes[place].step {
      case .string:
        start &-= 1
        index = text.indexOfStringStop(from: index)
        guard index < text.count else { return nil }
        if text[index] == .backslash {
          var scanner = JSONScanner(text, at: start)
          guard let value = try? scanner.passString() else { return nil }
          index = value.end &- 1
          isEscaped = true
        }
        end = index &+ 1
      case .number:
        kind = .number
        index = text.endOfDigits(from: start)
        guard index > start, text[start] != .zero || index == start &+ 1 else { return nil }
        end = index
      case .word(let word, let length):
        kind = word
        start &-= length
      case .end:
        return (place, index)
      }
      if let member = nodes[place].member {
        values[member] = JSONValue(kind: kind, start: start, end: end, isEscaped: isEscaped)
      }
      place = nodes[place].child
      guard place != 0 else { return nil }
    }
  }

  /// Whether the bytes of a piece behind its first sixteen stand in a text.
  private func isRestWritten(_ node: Node, in text: Span<UInt8>, at index: Int) -> Bool {
    guard node.count <= text.count &- index else { return false }
    let bytes = bytes.span
    var offset = 16
    while offset < node.count {
      // The last eight may have been compared in part.
      let place = min(offset, node.count &- 8)
      let word = bytes.littleEndianWord(at: node.start &+ place)
      guard word == text.littleEndianWord(at: index &+ place) else { return false }
      offset &+= 8
    }
    return true
  }

  // MARK: Learning

  /// Learns how a record is written, unless there are hardly two alike.
  ///
  /// - Parameter text: One object that a scanner has passed, from its brace to the end of its last line.
  /// - Parameter places: Where its members are.
  package mutating func learn(_ text: Span<UInt8>, _ places: MemberPlaces) {
    guard learnedCount <= 32 + knownCount / 16 else { return }
    learnedCount += 1
    var pieces = LayoutPieces(text)
    var parent: Int?
    while nodes.count < Self.maximumCount, let piece = pieces.next() {
      let member = places.values.indices.first { places[$0]?.start == piece.valueStart }
      let node = Node(start: bytes.count, count: piece.text.count, step: piece.step, member: member)
      parent = place(of: node, piece.text, in: text, behind: parent)
    }
    guard let end = parent, nodes[end].step == .end else { return }
    nodes[end].present = places.present
    nodes[end].lineCount = pieces.lineCount
  }

  /// The place of a piece behind another one, where it is put unless it is there.
  private mutating func place(
    of node: Node, _ range: Range<Int>, in text: Span<UInt8>, behind parent: Int?
  ) -> Int {
    var last: Int?
    var next = parent.map { nodes[$0].child } ?? 0
    while next < nodes.count, parent == nil || next != 0 {
      let known = nodes[next]
      if known.step == node.step, known.member == node.member,
        bytes.span.extracting(known.start..<known.start + known.count)
          .isSame(as: text.extracting(range))
      {
        return next
      }
      last = next
      next = known.sibling
      if next == 0 { break }
    }
    var node = node
    for (place, index) in range.prefix(16).enumerated() {
      node.head[place / 8] |= UInt64(text[index]) << UInt64(place % 8 * 8)
      node.mask[place / 8] |= 0xFF << UInt64(place % 8 * 8)
    }
    for index in range { bytes.append(text[index]) }
    if let last {
      nodes[last].sibling = nodes.count
    } else if let parent {
      nodes[parent].child = nodes.count
    }
    nodes.append(node)
    return nodes.count - 1
  }
}
