/// The body of a document with several sections.
package struct Overview {
  /// A part of the body with a title.
  package enum Section {
    case figures(Figures)
    case series(Series)
    case list(List)
  }

  /// The same in fewer words, for formats that have one table of figures.
  package struct Brief {
    package let title: String
    package let figures: [Figure]
    /// Without any text of a log.
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
