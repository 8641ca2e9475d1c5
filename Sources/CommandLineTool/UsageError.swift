/// A mistake in the arguments or settings, in words for the user.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// Creates the error for an unknown word, naming the nearest known one, or else all of them.
  package init(_ description: String, near word: String, among words: [String]) {
    if let nearest = NearestWord.find(word, among: words) {
      self.init("\(description); did you mean '\(nearest)'?")
    } else {
      self.init("\(description); known are \(words.joined(separator: ", "))")
    }
  }
}
