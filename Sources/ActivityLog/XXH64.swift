import Bytes
package import JSONLines

/// The hash function XXH64 for data in pieces (xxHash specification 0.8.2, "XXH64 algorithm"); not cryptographic.
///
/// Bytes are gathered into words of eight, and words into stripes of four. Each stripe is mixed into four
/// lanes, and the remaining bytes into the sum of the lanes.
package struct XXH64 {
  fileprivate static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  fileprivate static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  fileprivate static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  fileprivate static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  fileprivate static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private let seed: UInt64
  private var lanes: Lanes
  /// The words of an incomplete stripe, in the first `wordCount` elements.
  private var stripe = SIMD4<UInt64>()
  private var wordCount = 0
  /// The bytes of an incomplete word, the first in the lowest byte.
  private var word: UInt64 = 0
  private var wordBits: UInt64 = 0
  private var byteCount: UInt64 = 0

  /// The four lanes as scalars: most processors have no vector multiplication of 64 bits.
  fileprivate struct Lanes {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var fourth: UInt64
  }

  package init(seed: UInt64) {
    self.seed = seed
    lanes = Lanes(
      first: seed &+ Self.prime1 &+ Self.prime2, second: seed &+ Self.prime2, third: seed,
      fourth: seed &- Self.prime1)
  }

  /// Returns the hash of a text's UTF-8, with seed 0.
  package static func hash(_ text: String) -> UInt64 {
    var hash = XXH64(seed: 0)
    var text = text
    text.withUTF8 { hash.append(unsafe $0.span) }
    return hash.value
  }

  /// Returns the hash of a JSON string's text, with seed 0.
  package static func hash(_ text: JSONText, in bytes: Span<UInt8>) -> UInt64 {
    guard !text.isEscaped else { return hash(text.string(in: bytes)) }
    var hash = XXH64(seed: 0)
    hash.append(bytes.extracting(text.start..<text.end))
    return hash.value
  }

  /// Adds one byte.
  package mutating func append(_ byte: UInt8) {
    byteCount &+= 1
    word |= UInt64(byte) &<< wordBits
    wordBits &+= 8
    guard wordBits == 64 else { return }
    appendWord(word)
    (word, wordBits) = (0, 0)
  }

  /// Adds bytes: those that complete the current stripe, then whole stripes, then the rest.
  package mutating func append(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count, wordBits != 0 {
      append(bytes[index])
      index &+= 1
    }
    index = appendWords(of: bytes, from: index, stopsAtStripe: true)
    if wordCount == 0 { index = appendStripes(of: bytes, from: index) }
    index = appendWords(of: bytes, from: index, stopsAtStripe: false)
    while index < bytes.count {
      append(bytes[index])
      index &+= 1
    }
  }

  /// Adds whole words, optionally only until the current stripe is complete, and returns the index after them.
  private mutating func appendWords(
    of bytes: Span<UInt8>, from start: Int, stopsAtStripe: Bool
  ) -> Int {
    var index = start
    while index &+ 8 <= bytes.count, !stopsAtStripe || wordCount != 0 {
      appendWord(bytes.littleEndianWord(at: index))
      byteCount &+= 8
      index &+= 8
    }
    return index
  }

  /// Adds whole stripes, and returns the index after them.
  private mutating func appendStripes(of bytes: Span<UInt8>, from start: Int) -> Int {
    let end = start &+ (bytes.count &- start) / 32 &* 32
    var lanes = lanes
    var index = start
    while index &+ 32 < end {
      let words = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: SIMD8<UInt64>.self)
      lanes.mix(littleEndian: words.lowHalf)
      lanes.mix(littleEndian: words.highHalf)
      index &+= 64
    }
    if index < end {
      lanes.mix(
        littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: index, as: SIMD4<UInt64>.self))
    }
    self.lanes = lanes
    byteCount &+= UInt64(truncatingIfNeeded: end &- start)
    return end
  }

  private mutating func appendWord(_ next: UInt64) {
    stripe[wordCount] = next
    wordCount &+= 1
    guard wordCount == 4 else { return }
    wordCount = 0
    lanes.mix(stripe)
  }

  /// The hash of all bytes added so far.
  package var value: UInt64 {
    var hash = byteCount < 32 ? seed &+ Self.prime5 : lanes.sum
    hash &+= byteCount
    for index in 0..<wordCount {
      hash ^= (stripe[index] &* Self.prime2).rotated(by: 31) &* Self.prime1
      hash = hash.rotated(by: 27) &* Self.prime1 &+ Self.prime4
    }
    var rest = word
    var bits = wordBits
    if bits >= 32 {
      hash ^= (rest & 0xFFFF_FFFF) &* Self.prime1
      hash = hash.rotated(by: 23) &* Self.prime2 &+ Self.prime3
      rest &>>= 32
      bits &-= 32
    }
    while bits > 0 {
      hash ^= (rest & 0xFF) &* Self.prime5
      hash = hash.rotated(by: 11) &* Self.prime1
      rest &>>= 8
      bits &-= 8
    }
    hash = (hash ^ hash &>> 33) &* Self.prime2
    hash = (hash ^ hash &>> 29) &* Self.prime3
    return hash ^ hash &>> 32
  }
}

extension XXH64.Lanes {
  /// Mixes in a stripe, one word per lane.
  @inline(__always)
  fileprivate mutating func mix(_ words: SIMD4<UInt64>) {
    first = Self.mixed(first, with: words[0])
    second = Self.mixed(second, with: words[1])
    third = Self.mixed(third, with: words[2])
    fourth = Self.mixed(fourth, with: words[3])
  }

  /// Mixes in a stripe as loaded from memory.
  @inline(__always)
  fileprivate mutating func mix(littleEndian words: SIMD4<UInt64>) {
    mix(
      SIMD4(
        UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]),
        UInt64(littleEndian: words[2]), UInt64(littleEndian: words[3])))
  }

  private static func mixed(_ lane: UInt64, with word: UInt64) -> UInt64 {
    (lane &+ word &* XXH64.prime2).rotated(by: 31) &* XXH64.prime1
  }

  /// The combined lanes, with which the hash continues after the last stripe.
  fileprivate var sum: UInt64 {
    var sum =
      first.rotated(by: 1) &+ second.rotated(by: 7) &+ third.rotated(by: 12)
      &+ fourth.rotated(by: 18)
    sum = Self.merged(sum, with: first)
    sum = Self.merged(sum, with: second)
    sum = Self.merged(sum, with: third)
    return Self.merged(sum, with: fourth)
  }

  private static func merged(_ sum: UInt64, with lane: UInt64) -> UInt64 {
    (sum ^ mixed(0, with: lane)) &* XXH64.prime1 &+ XXH64.prime4
  }
}

extension UInt64 {
  fileprivate func rotated(by bits: UInt64) -> UInt64 { self &<< bits | self &>> (64 &- bits) }
}
