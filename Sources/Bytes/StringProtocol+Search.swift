extension StringProtocol {
  /// Where a text first occurs, byte for byte; nil where it doesn't.
  ///
  /// The standard library's own search belongs to a part of it that Embedded Swift lacks.
  package func firstIndex(ofText wanted: String) -> Index? {
    let wanted = wanted.utf8
    var place = utf8[...]
    while place.count >= wanted.count {
      if place.starts(with: wanted) { return place.startIndex }
      place.removeFirst()
    }
    return nil
  }

  /// The text with another text wherever a text occurs that isn't empty.
  package func replacing(text wanted: String, with other: String) -> String {
    var replaced = ""
    var rest = self[...]
    while let place = rest.firstIndex(ofText: wanted) {
      replaced += rest[..<place] + other
      rest = rest[utf8.index(place, offsetBy: wanted.utf8.count)...]
    }
    return replaced + rest
  }

  /// Whether a text occurs in it, byte for byte.
  package func has(text: String) -> Bool { firstIndex(ofText: text) != nil }
}
