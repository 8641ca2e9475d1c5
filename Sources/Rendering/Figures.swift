/// A named figure.
package struct Figure {
  package let name: String
  package let value: String
  /// What the figure counts, where its section doesn't say so: `tokens`.
  package let unit: String?
  /// Whether a list of the document tells it, too.
  package let isInList: Bool

  package init(name: String, value: String, unit: String? = nil, isInList: Bool = false) {
    self.name = name
    self.value = value
    self.unit = unit
    self.isInList = isInList
  }

  /// The name with the unit.
  package var fullName: String { unit.map { "\(name) \($0)" } ?? name }
}

/// Some figures under a title.
package struct Figures {
  /// How plain text aligns the values.
  package enum Alignment {
    /// With those of the other sections.
    case shared
    /// With each other.
    case own
    case none
  }

  package let title: String
  package let figures: [Figure]
  package let alignment: Alignment

  package init(title: String, figures: [Figure], alignment: Alignment = .shared) {
    self.title = title
    self.figures = figures
    self.alignment = alignment
  }
}
