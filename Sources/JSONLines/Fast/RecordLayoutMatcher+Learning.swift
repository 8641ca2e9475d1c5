import Bytes
import OperatingSystem

extension RecordLayoutMatcher {
  // Limits, so that a file of nothing but unusual records doesn't take too much time and memory.
  private static let maximumCount = 4096
  private static let maximumStates = 256
  private static let slotCount = 1024

  /// Returns the slot for transitions from a state whose pieces begin with these four bytes; 0 for shorter pieces.
  @inline(__always)
  static func slot(of state: UInt32, start: UInt32) -> Int {
    let hash = (start ^ state &<< 24) &* 0x9E37_79B1
    return Int(truncatingIfNeeded: hash >> 22)
  }

  /// Learns the layout of a record, unless hardly any two layouts have been alike.
  ///
  /// - Parameters:
  ///   - text: An object that a scanner has validated, from its brace to the end of its last line.
  ///   - table: The wanted members.
  package mutating func learn(_ text: Span<UInt8>, for table: MemberTable) {
    guard learnedCount <= 128 + knownCount / 16 else { return }
    learnedCount += 1
    if transitions.isEmpty { addStart() }
    var pieces = LayoutPieces(of: text, for: table)
    var last = 0
    while transitions.count < Self.maximumCount, let (range, piece) = pieces.next(),
      let next = state(of: pieces.containers)
    {
      let place = place(
        of: piece, text: text.extracting(range), from: transitions[last].next, to: next)
      followers[last] = place
      last = place
    }
  }

  /// Creates the transition that represents the start of every record.
  private mutating func addStart() {
    // These bytes occur in no JSON text.
    let nowhere = SIMD2<UInt64>(repeating: .max)
    let piece = Piece(
      step: .end, kind: .null, overlap: 0, member: nil, clears: 0, sets: 0, lineCount: 0)
    transitions = [Transition(piece: piece, head: nowhere, mask: nowhere)]
    followers = [0]
    states = [[]]
    slots = ContiguousArray(repeating: 0, count: Self.slotCount)
  }

  /// Returns the number of the state in which these containers are open; nil if there are too many states.
  private mutating func state(of containers: [LayoutPieces.Container]) -> UInt32? {
    if let number = states.firstIndex(of: containers) { return UInt32(number) }
    guard states.count < Self.maximumStates else { return nil }
    states.append(containers)
    return UInt32(states.count - 1)
  }

  /// Returns the index of the transition for a piece in a state, adding it if necessary.
  private mutating func place(
    of piece: Piece, text: Span<UInt8>, from state: UInt32, to next: UInt32
  ) -> Int {
    var transition = Transition(
      piece: piece, start: bytes.count, count: text.count, state: state, next: next)
    for index in 0..<min(text.count, 16) {
      transition.head[index / 8] |= UInt64(text[index]) << UInt64(index % 8 * 8)
      transition.mask[index / 8] |= 0xFF << UInt64(index % 8 * 8)
    }
    if piece.step == .number, text.count < 16 {
      transition.head[text.count / 8] |= 0x30 << UInt64(text.count % 8 * 8)
      transition.mask[text.count / 8] |= 0xF0 << UInt64(text.count % 8 * 8)
    }
    let isShort = text.count < 4
    let slot = Self.slot(
      of: state, start: isShort ? 0 : UInt32(truncatingIfNeeded: transition.head.x))
    var place = slots[slot]
    while place != 0 {
      let known = transitions[place]
      if known.state == state,
        bytes.span.extracting(known.start..<known.start + known.count).isSame(as: text)
      {
        return place
      }
      place = known.sibling
    }
    for index in text.indices { bytes.append(text[index]) }
    transition.sibling = slots[slot]
    slots[slot] = transitions.count
    transitions.append(transition)
    followers.append(0)
    return transitions.count - 1
  }
}
