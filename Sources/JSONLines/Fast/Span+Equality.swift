extension Span where Element == UInt8 {
  /// Whether the bytes equal others, compared eight at a time.
  func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for index in indices where self[index] != other[index] { return false }
      return true
    }
    var index = 0
    while index < count {
      // The last eight bytes may overlap the previous ones.
      let place = min(index, count - 8)
      if littleEndianWord(at: place) != other.littleEndianWord(at: place) { return false }
      index += 8
    }
    return true
  }
}
