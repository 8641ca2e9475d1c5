/// A named figure.
package struct Figure {
  package let name: String
  package let value: String
  /// The unit if the section doesn't name it: `tokens`.
  package let unit: String?
  /// Whether a list of the document contains it, too.
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
    /// With those of other sections.
    case shared
    /// Within the section.
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
