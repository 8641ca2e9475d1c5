import Bytes

/// A named figure.
package struct Figure {
  package let name: String
  package let value: String
  /// The unit if the section doesn't name it: `tokens`.
  let unit: String?
  /// Whether a list of the document contains it, too.
  let isInList: Bool

  package init(name: String, value: String, unit: String? = nil, isInList: Bool = false) {
    self.name = name
    self.value = value
    self.unit = unit
    self.isInList = isInList
  }

  /// Creates a count, whose digits are grouped.
  package init(name: String, count: Int, unit: String? = nil, isInList: Bool = false) {
    self.init(name: name, value: NumberText.grouped(count), unit: unit, isInList: isInList)
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

  let title: String
  let figures: [Figure]
  let alignment: Alignment

  package init(title: String, figures: [Figure], alignment: Alignment = .shared) {
    self.title = title
    self.figures = figures
    self.alignment = alignment
  }
}
