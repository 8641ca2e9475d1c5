/// The content of a report, independent of the format.
package struct Document {
  /// The main part.
  package enum Body {
    /// Several figures, series and lists.
    case overview(Overview)
    /// A single table.
    case table(Table)
  }

  /// The title of the report.
  let title: String
  /// The range of days; nil if the report doesn't cover days.
  let days: String?
  /// Nil for a report without days.
  let headline: Headline?
  let body: Body
  /// The notes on the figures, a paragraph each.
  let notes: [String]

  package init(
    title: String, days: String? = nil, headline: Headline? = nil, body: Body, notes: [String]
  ) {
    self.title = title
    self.days = days
    self.headline = headline
    self.body = body
    self.notes = notes
  }
}
