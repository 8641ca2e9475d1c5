/// The line above a report that answers what was asked.
package struct Headline {
  let text: String
  /// The same of the days before, for comparison; nil if there is nothing to compare.
  let previous: String?
  /// Whether plain text leaves it out, because scripts rely on the lines of a report without it.
  let isForTerminal: Bool

  package init(_ text: String, previous: String? = nil, isForTerminal: Bool = false) {
    self.text = text
    self.previous = previous
    self.isForTerminal = isForTerminal
  }
}
