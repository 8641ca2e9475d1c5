package import JSONLines

/// The hash function XXH64, for bytes that come in pieces (specification of xxHash, 0.8.2: "XXH64
/// algorithm"). Not for secrets: it is fast and no more.
///
/// Bytes are gathered into words of eight, words into stripes of four; each stripe is mixed into
/// four lanes, and what is left at the end is mixed into their sum.
package struct XXH64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private let seed: UInt64
  private var lanes: SIMD4<UInt64>
  /// The words of a stripe that isn't whole, in the first `wordCount` places.
  private var stripe = SIMD4<UInt64>()
  private var wordCount = 0
  /// The bytes of a word that isn't whole, the first in the lowest place.
  private var word: UInt64 = 0
  private var wordBits: UInt64 = 0
  private var byteCount: UInt64 = 0

  package init(seed: UInt64) {
    self.seed = seed
    lanes = SIMD4(
      seed &+ Self.prime1 &+ Self.prime2, seed &+ Self.prime2, seed, seed &- Self.prime1)
  }

  /// The hash of a text's UTF-8, with seed 0.
  package static func hash(_ text: String) -> UInt64 {
    var hash = XXH64(seed: 0)
    for byte in text.utf8 { hash.append(byte) }
    return hash.value
  }

  /// The hash of a string's text, with seed 0.
  package static func hash(_ text: JSONText, in bytes: Span<UInt8>) -> UInt64 {
    guard !text.isEscaped else { return hash(text.string(in: bytes)) }
    var hash = XXH64(seed: 0)
    hash.append(text.start..<text.end, of: bytes)
    return hash.value
  }

  /// Takes one more byte.
  package mutating func append(_ byte: UInt8) {
    byteCount &+= 1
    word |= UInt64(byte) &<< wordBits
    wordBits &+= 8
    guard wordBits == 64 else { return }
    appendWord(word)
    (word, wordBits) = (0, 0)
  }

  /// Takes a stretch of bytes.
  package mutating func append(_ range: Range<Int>, of bytes: Span<UInt8>) {
    var index = range.lowerBound
    while index <= range.upperBound &- 8 {
      let next = bytes.littleEndianWord(at: index)
      if wordBits == 0 {
        appendWord(next)
      } else {
        appendWord(word | next &<< wordBits)
        word = next &>> (64 &- wordBits)
      }
      byteCount &+= 8
      index &+= 8
    }
    while index < range.upperBound {
      append(bytes[index])
      index &+= 1
    }
  }

  private mutating func appendWord(_ next: UInt64) {
    stripe[wordCount] = next
    wordCount &+= 1
    guard wordCount == 4 else { return }
    wordCount = 0
    lanes = (lanes &+ stripe &* Self.prime2).rotated(31) &* Self.prime1
  }

  /// The hash of all bytes so far.
  package var value: UInt64 {
    var hash = byteCount < 32 ? seed &+ Self.prime5 : sumOfLanes
    hash &+= byteCount
    for index in 0..<wordCount {
      hash ^= (stripe[index] &* Self.prime2).rotated(31) &* Self.prime1
      hash = hash.rotated(27) &* Self.prime1 &+ Self.prime4
    }
    var rest = word
    var bits = wordBits
    if bits >= 32 {
      hash ^= (rest & 0xFFFF_FFFF) &* Self.prime1
      hash = hash.rotated(23) &* Self.prime2 &+ Self.prime3
      rest &>>= 32
      bits &-= 32
    }
    while bits > 0 {
      hash ^= (rest & 0xFF) &* Self.prime5
      hash = hash.rotated(11) &* Self.prime1
      rest &>>= 8
      bits &-= 8
    }
    hash = (hash ^ hash &>> 33) &* Self.prime2
    hash = (hash ^ hash &>> 29) &* Self.prime3
    return hash ^ hash &>> 32
  }

  private var sumOfLanes: UInt64 {
    var sum =
      lanes[0].rotated(1) &+ lanes[1].rotated(7) &+ lanes[2].rotated(12) &+ lanes[3].rotated(18)
    let mixed = (lanes &* Self.prime2).rotated(31) &* Self.prime1
    for index in 0..<4 { sum = (sum ^ mixed[index]) &* Self.prime1 &+ Self.prime4 }
    return sum
  }
}

extension UInt64 {
  fileprivate func rotated(_ bits: UInt64) -> UInt64 { self &<< bits | self &>> (64 &- bits) }
}

extension SIMD4<UInt64> {
  fileprivate func rotated(_ bits: UInt64) -> Self {
    self &<< SIMD4(repeating: bits) | self &>> SIMD4(repeating: 64 &- bits)
  }
}
