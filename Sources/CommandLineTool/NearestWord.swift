/// Suggestions for mistyped words.
package enum NearestWord {
  /// Returns the word with the fewest typing errors; nil if none is close.
  package static func find(_ typed: String, among words: [String]) -> String? {
    let letters = Array(typed.lowercased().unicodeScalars.prefix(100))
    let near = words.compactMap { word -> (word: String, mistakes: Int)? in
      let others = Array(word.lowercased().unicodeScalars.prefix(100))
      let mistakes = mistakes(in: letters, meaning: others)
      return mistakes <= max(1, others.count / 3) ? (word, mistakes) : nil
    }
    return near.min { $0.mistakes < $1.mistakes }?.word
  }

  /// Returns the number of letters left out, added, replaced or swapped with a neighbor (the optimal string
  /// alignment distance).
  private static func mistakes(in typed: [Unicode.Scalar], meaning word: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...word.count)
    for (row, letter) in typed.enumerated() {
      var current = [row + 1]
      for (column, other) in word.enumerated() {
        var best = min(
          last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == word[column - 1], typed[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[word.count]
  }
}
