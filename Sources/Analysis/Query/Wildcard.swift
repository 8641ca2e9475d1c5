/// A comparison with whole names: `*` matches any characters, `?` any one.
struct Wildcard {
  private let pattern: [Unicode.Scalar]

  /// Whether `*` and `?` match only themselves.
  private let isLiteral: Bool

  init(_ pattern: String, isLiteral: Bool = false) {
    self.pattern = Array(pattern.unicodeScalars)
    self.isLiteral = isLiteral
  }

  /// Returns whether all of `name` matches, in time at most proportional to the product of both lengths.
  ///
  /// When a comparison fails, only the last `*` takes one more character: the pattern before it already
  /// matches, and an earlier `*` could do no better.
  func matches(_ name: String) -> Bool {
    if isLiteral { return name.unicodeScalars.elementsEqual(pattern) }
    let letters = Array(name.unicodeScalars)
    var letter = 0
    var place = 0
    var star: (place: Int, letter: Int)?
    while letter < letters.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, letter)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == letters[letter] {
        place += 1
        letter += 1
      } else if let last = star {
        star = (last.place, last.letter + 1)
        place = last.place + 1
        letter = last.letter + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
