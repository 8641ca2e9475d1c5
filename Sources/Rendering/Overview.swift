/// A document body with several sections.
package struct Overview {
  /// A titled part of the body.
  package enum Section {
    case figures(Figures)
    case series(Series)
    case list(List)
  }

  /// A shorter version, for formats with a single table of figures.
  package struct Brief {
    package let title: String
    package let figures: [Figure]
    /// The notes, which contain no text from a log.
    package let notes: [String]

    package init(title: String, figures: [Figure], notes: [String]) {
      self.title = title
      self.figures = figures
      self.notes = notes
    }
  }

  package let sections: [Section]
  package let brief: Brief

  package init(sections: [Section], brief: Brief) {
    self.sections = sections
    self.brief = brief
  }
}
