/// What a report says, before it has a format.
package struct Document {
  /// The main part.
  package enum Body {
    /// Several figures, series and lists.
    case overview(Overview)
    /// One table.
    case table(Table)
  }

  /// What it is about.
  package let title: String
  /// The days it covers, where it covers days.
  package let days: String?
  package let body: Body
  /// What to know about the figures, a paragraph each.
  package let notes: [String]

  package init(title: String, days: String? = nil, body: Body, notes: [String]) {
    self.title = title
    self.days = days
    self.body = body
    self.notes = notes
  }
}
