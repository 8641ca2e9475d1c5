/// A mistake in what was typed or set, in words for the person who made it.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// A word that isn't one of those allowed: names the nearest, else all of them.
  package init(_ description: String, near word: String, among words: [String]) {
    if let nearest = NearestWord.find(word, among: words) {
      self.init("\(description); did you mean '\(nearest)'?")
    } else {
      self.init("\(description); known are \(words.joined(separator: ", "))")
    }
  }
}
