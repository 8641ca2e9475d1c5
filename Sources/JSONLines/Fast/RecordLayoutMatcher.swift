// How records are read fast
//
// A program writes all its records alike: with the same names, and with the same bytes between the tokens. The
// bytes between the values of a record are its layout. For
//
//     {"tool":"Read","tokens":{"input":12,"output":3},"rejected":true}
//
// the layout is five pieces, each with the kind of value that follows it or that it ends with:
//
//     {"tool":"                     a string follows: tool
//     ","tokens":{"input":          a number follows: tokens.input
//     ,"output":                    a number follows: tokens.output
//     },"rejected":true             a literal: rejected
//     }⏎                            nothing, the record ends
//
// The first records are read by the scanner, which examines every token, and their pieces are learned. Later
// records are only compared with the pieces: where a known piece matches, the value after it is skipped, and
// its member is known, too. A piece may occur wherever the same containers are open as where it was learned. So
// the pieces are the transitions of a finite automaton, and its states are the open containers:
//
//     nothing            {"tool":"               record
//     record             ","tokens":{"input":    record, tokens
//     record, tokens     ,"output":              record, tokens
//     record, tokens     },"rejected":true       record
//     record             }⏎                      nothing
//
// A piece is usually followed by the one that followed it last time, so that one is compared first. Others are
// looked up by their first four bytes and the state, so members may come in any order.
//
// Why must a record that matches be valid JSON? What may follow a value depends only on the containers that are
// open there, so what was valid there once is always valid. In JSON's grammar, any string may replace another
// string, and any number another number. A string ends at the first quote, control character or backslash, so
// its piece can't match within it; from a backslash on, the scanner takes over. A number is digits without a
// leading zero; other forms of numbers are never matched. Whatever doesn't match, for whatever reason, is left
// to the scanner, which reports what is wrong.
//
// White space is part of the pieces, even line breaks, so records over many lines are read as fast.
// `docs/development/performance.md` has the measurements.

import Bytes

/// A matcher that reads records by the layouts of the records before them.
package struct RecordLayoutMatcher {
  /// The extent of a record in a text.
  package struct Extent {
    /// The number of bytes, including the end of the last line.
    let byteCount: Int
    let lineCount: Int
  }

  /// The kind of token that follows a piece, or that it ends with.
  enum Step {
    case string, number, word, end
  }

  /// A piece, and the effect of the value after it.
  struct Piece {
    let step: Step
    /// The kind of the value, and the number of its bytes at the end of the piece.
    let kind: JSONValue.Kind
    let overlap: Int
    /// The number of the value's member; nil if it isn't wanted.
    let member: Int?
    /// Bits of the members whose names the piece repeats, and of the member that the record has after it.
    let clears: UInt64
    let sets: UInt64
    /// The number of line ends in the piece.
    let lineCount: Int
  }

  /// A piece as it may occur in one state.
  struct Transition {
    let piece: Piece
    /// The first sixteen bytes, and a mask of the bits to compare.
    ///
    /// If a number begins within them, the upper half of its first byte is compared, too, because another kind
    /// of value belongs to another piece.
    var head = SIMD2<UInt64>()
    var mask = SIMD2<UInt64>()
    /// The range of the piece in `bytes`.
    var start = 0
    var count = 0
    /// The numbers of the states before the piece and after its value.
    var state: UInt32 = 0
    var next: UInt32 = 0
    /// The index of another transition in the same slot; 0 if there is none.
    var sibling = 0
  }

  /// The transitions; the one at index 0 is the start of a record and matches no text.
  var transitions: ContiguousArray<Transition> = []
  /// The transition that last followed each one; 0 if none did.
  var followers: ContiguousArray<Int> = []
  /// The first transition in each slot; 0 if there is none.
  var slots: ContiguousArray<Int> = []
  /// The bytes of all pieces.
  var bytes: ContiguousArray<UInt8> = []
  /// The open containers of each state, the innermost last.
  var states: [[LayoutPieces.Container]] = []

  /// The numbers of records that were read by their layout and that were learned.
  var knownCount = 0
  var learnedCount = 0

  package init() {}

  /// Skips the record at the start of a text, and stores its members; returns nil if its layout isn't known.
  @inline(__always)
  package mutating func matchRecord(
    in text: Span<UInt8>, into places: inout FieldOffsets
  ) -> Extent? {
    // This must come first: the span of an empty array may not be aligned for its elements, which traps.
    guard !transitions.isEmpty else { return nil }
    let extent = Self.matchRecord(
      in: text, values: &places.values, counts: &places.counts, present: &places.present,
      followers: &followers, transitions: transitions, slots: slots, bytes: bytes)
    if extent != nil { knownCount &+= 1 }
    return extent
  }

  @inline(__always)
  private static func matchRecord(
    in text: Span<UInt8>, values: inout ContiguousArray<JSONValue>,
    counts: inout ContiguousArray<Int>, present: inout UInt64,
    followers: inout ContiguousArray<Int>, transitions: ContiguousArray<Transition>,
    slots: ContiguousArray<Int>, bytes: ContiguousArray<UInt8>
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
      if !transitions[place].isWritten(at: index, of: text, pieces: pieces) {
        place = transitions.place(
          from: transitions[last].next, at: index, of: text, slots: slots, pieces: pieces)
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
          guard let value = try? scanner.scanString() else { return nil }
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
        // The last name may be that of an object or array, which replaces an earlier member.
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
  /// Whether the piece occurs at an index of a text, after which there are sixteen bytes.
  @inline(__always)
  fileprivate func isWritten(at index: Int, of text: Span<UInt8>, pieces: Span<UInt8>) -> Bool {
    let difference = (text.littleEndianWords(at: index) ^ head) & mask
    return difference.x | difference.y == 0
      && (count < 16 || isRestWritten(at: index, of: text, pieces: pieces))
  }

  /// Whether the bytes after the first sixteen match, and a digit follows if a number should.
  private func isRestWritten(at index: Int, of text: Span<UInt8>, pieces: Span<UInt8>) -> Bool {
    let end = index &+ count
    guard end < text.count, piece.step != .number || text[end].isDigit else { return false }
    var offset = 16
    while offset < count {
      // The last eight bytes may overlap the previous ones.
      let place = min(offset, count &- 8)
      let word = pieces.littleEndianWord(at: start &+ place)
      guard word == text.littleEndianWord(at: index &+ place) else { return false }
      offset &+= 8
    }
    return true
  }
}

extension Span where Element == RecordLayoutMatcher.Transition {
  /// Returns the index of the transition from a state that matches the text at an index, after which there are
  /// sixteen bytes; 0 if there is none.
  fileprivate func place(
    from state: UInt32, at index: Int, of text: Span<UInt8>, slots: Span<Int>, pieces: Span<UInt8>
  ) -> Int {
    let start = UInt32(truncatingIfNeeded: text.littleEndianWord(at: index))
    var place = slots[RecordLayoutMatcher.slot(of: state, start: start)]
    var isShort = false
    while true {
      while place != 0 {
        if self[place].state == state, self[place].isWritten(at: index, of: text, pieces: pieces) {
          return place
        }
        place = self[place].sibling
      }
      if isShort { return 0 }
      isShort = true
      place = slots[RecordLayoutMatcher.slot(of: state, start: 0)]
    }
  }
}
