extension StringProtocol {
  /// Returns the index of the first occurrence of a text, compared byte by byte; nil if there is none.
  ///
  /// The standard library's own search isn't available in Embedded Swift.
  package func firstIndex(ofText wanted: String) -> Index? {
    let wanted = wanted.utf8
    var place = utf8[...]
    while place.count >= wanted.count {
      if place.starts(with: wanted) { return place.startIndex }
      place.removeFirst()
    }
    return nil
  }

  /// Returns the text with each occurrence of the non-empty text `wanted` replaced.
  package func replacing(text wanted: String, with other: String) -> String {
    var replaced = ""
    var rest = self[...]
    while let place = rest.firstIndex(ofText: wanted) {
      replaced += rest[..<place] + other
      rest = rest[utf8.index(place, offsetBy: wanted.utf8.count)...]
    }
    return replaced + rest
  }

  /// Returns whether a text occurs in this one, compared byte by byte.
  package func has(text: String) -> Bool { firstIndex(ofText: text) != nil }
}

extension String {
  /// Returns whether the text comes before another one, in the order of UTF-8 bytes.
  ///
  /// Ten times as fast as a comparison of the views, which matters for thousands of paths.
  package func utf8Precedes(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        let (mine, others) = unsafe (left.span, right.span)
        return mine.precedes(others)
      }
    }
  }
}
