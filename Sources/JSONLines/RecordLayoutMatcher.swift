// How records are read fast
//
// A program writes one record like the other: the same names, and between the tokens always the same.
// What stands between the values of a record is its layout. For
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
// The first records are read by a scanner that passes every token; their pieces are learned. After that a
// record is only held to those: where one stands that is known, the value behind it is passed, and what
// member that is is known, too. A piece may stand wherever the same containers are open as where it was
// learned. So the pieces are the transitions of a finite automaton, whose states are those containers:
//
//     nothing            {"tool":"               record
//     record             ","tokens":{"input":    record, tokens
//     record, tokens     ,"output":              record, tokens
//     record, tokens     },"rejected":true       record
//     record             }⏎                      nothing
//
// A piece is mostly followed by the one that followed it last, which is compared first. Any other is found
// by its first four bytes and the state, so members may stand in any order.
//
// Why is what is passed in this way JSON? Because what may follow behind a value depends on the containers
// that are open there, and on nothing else: what was right there once is right each time. In JSON's grammar
// one string may stand for another one, one number for another one. A string ends at the first quote,
// control character or backslash, so its piece can't match inside of it; behind a backslash the scanner
// goes on. A number is digits without a zero before them; anything else that a number may be isn't known
// here. Whatever doesn't match, for whatever reason, is left to the scanner, which says what is wrong.
//
// White space is part of the pieces, even line breaks, so records over many lines are read as fast. What
// that gains stands in docs/development/performance.md.

import Bytes

/// How the records were written that were read, for those that are written alike.
package struct RecordLayoutMatcher {
  /// How much of a text a record takes.
  package struct Extent {
    /// With the end of its last line.
    package let byteCount: Int
    package let lineCount: Int
  }

  /// What follows a piece, or what it ends with.
  enum Step {
    case string, number, word, end
  }

  /// What a piece and the value behind it do.
  struct Piece {
    let step: Step
    /// The kind of the value, and how many of its bytes are the last ones of the piece.
    let kind: JSONValue.Kind
    let overlap: Int
    /// The number of the member whose value it is; nil for one that isn't wanted.
    let member: Int?
    /// Bits of the members that are named anew, and then of the one that the record has.
    let clears: UInt64
    let sets: UInt64
    /// How many line ends are in it.
    let lineCount: Int
  }

  /// A piece, as it may stand in one state.
  struct Transition {
    let piece: Piece
    /// The first sixteen bytes, and which of their bits count. Where a number follows sooner, the upper half of
    /// its first byte does: another kind of value makes another piece.
    var head = SIMD2<UInt64>()
    var mask = SIMD2<UInt64>()
    /// Where all of its bytes are.
    var start = 0
    var count = 0
    /// The number of the state in which it may stand, and of the one behind its value.
    var state: UInt32 = 0
    var next: UInt32 = 0
    /// Another one whose first bytes lead to the same slot; 0 for none.
    var sibling = 0
  }

  /// By their numbers; 0 stands for what is before a record, and can't be found in a text.
  var transitions: ContiguousArray<Transition> = []
  /// The one that last came behind each; 0 where none did.
  var followers: ContiguousArray<Int> = []
  /// The first of those whose first bytes and state lead here; 0 for none.
  var slots: ContiguousArray<Int> = []
  /// Those of all pieces.
  var bytes: ContiguousArray<UInt8> = []
  /// The containers that are open in each state, the innermost last.
  var states: [[LayoutPieces.Container]] = []

  /// How many records were read by their layout, and how many were learned.
  var knownCount = 0
  var learnedCount = 0

  package init() {}

  /// Passes the record at the beginning of a text and takes down its members; nil if it isn't written like
  /// those before it.
  @inline(__always)
  package mutating func pass(_ text: Span<UInt8>, into places: inout FieldOffsets) -> Extent? {
    // First of all: the span of an empty array needn't be aligned as its elements demand, which is a trap.
    guard !transitions.isEmpty else { return nil }
    let extent = Self.pass(
      text, &places.values, &places.counts, &places.present, &followers, transitions, slots, bytes)
    if extent != nil { knownCount &+= 1 }
    return extent
  }

  @inline(__always)
  private static func pass(
    _ text: Span<UInt8>, _ values: inout ContiguousArray<JSONValue>,
    _ counts: inout ContiguousArray<Int>, _ present: inout UInt64,
    _ followers: inout ContiguousArray<Int>, _ transitions: ContiguousArray<Transition>,
    _ slots: ContiguousArray<Int>, _ bytes: ContiguousArray<UInt8>
  ) -> Extent? {
    var values = values.mutableSpan
    var counts = counts.mutableSpan
    var followers = followers.mutableSpan
    let transitions = transitions.span
    let (slots, pieces) = (slots.span, bytes.span)
    var found: UInt64 = 0
    var lineCount = 0
    var last = 0
    var index = 0
    while true {
      guard text.hasBytes(16, at: index) else { return nil }
      var place = followers[last]
      if !transitions[place].isWritten(text, at: index, pieces) {
        place = transitions.place(transitions[last].next, text, at: index, slots, pieces)
        guard place != 0 else { return nil }
        followers[last] = place
      }
      last = place
      index &+= transitions[place].count
      lineCount &+= transitions[place].piece.lineCount
      let start = index &- transitions[place].piece.overlap
      var end = index
      var isEscaped = false
      switch transitions[place].piece.step {
      case .string:
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
        guard let number = text.number(at: start) else { return nil }
        index = number.end
        end = index
        if let member = transitions[place].piece.member { counts[member] = number.count }
      case .word: break
      case .end:
        // The last name may be of an array or an object, in place of what had it before.
        present = found & ~transitions[place].piece.clears
        return Extent(byteCount: index, lineCount: lineCount)
      }
      found = found & ~transitions[place].piece.clears | transitions[place].piece.sets
      if let member = transitions[place].piece.member {
        values[member] = JSONValue(
          kind: transitions[place].piece.kind, start: start, end: end, isEscaped: isEscaped)
      }
    }
  }
}

extension RecordLayoutMatcher.Transition {
  /// Whether the piece stands at an index of a text, behind which there are sixteen bytes.
  @inline(__always)
  fileprivate func isWritten(_ text: Span<UInt8>, at index: Int, _ pieces: Span<UInt8>) -> Bool {
    let difference = (text.littleEndianWords(at: index) ^ head) & mask
    return difference.x | difference.y == 0
      && (count < 16 || isRestWritten(text, at: index, pieces))
  }

  /// Whether the bytes behind the first sixteen stand there, and a digit where a number should.
  private func isRestWritten(_ text: Span<UInt8>, at index: Int, _ pieces: Span<UInt8>) -> Bool {
    let end = index &+ count
    guard end < text.count, piece.step != .number || text[end].isDigit else { return false }
    var offset = 16
    while offset < count {
      // The last eight may have been compared in part.
      let place = min(offset, count &- 8)
      let word = pieces.littleEndianWord(at: start &+ place)
      guard word == text.littleEndianWord(at: index &+ place) else { return false }
      offset &+= 8
    }
    return true
  }
}

extension Span where Element == RecordLayoutMatcher.Transition {
  /// The transition that leads on from a state at an index of a text, behind which there are sixteen bytes;
  /// 0 for none.
  fileprivate func place(
    _ state: UInt32, _ text: Span<UInt8>, at index: Int, _ slots: Span<Int>, _ pieces: Span<UInt8>
  ) -> Int {
    let start = UInt32(truncatingIfNeeded: text.littleEndianWord(at: index))
    var place = slots[RecordLayoutMatcher.slot(state, start)]
    var isShort = false
    while true {
      while place != 0 {
        if self[place].state == state, self[place].isWritten(text, at: index, pieces) {
          return place
        }
        place = self[place].sibling
      }
      if isShort { return 0 }
      isShort = true
      place = slots[RecordLayoutMatcher.slot(state, 0)]
    }
  }
}
