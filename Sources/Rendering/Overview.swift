/// A document body with several sections, and a shorter version for formats with a single table of figures.
package struct Overview {
  /// A titled part of the body.
  package enum Section {
    case figures(Figures)
    case series(Series)
    case list(List)
  }

  let sections: [Section]
  let briefTitle: String
  let briefFigures: [Figure]
  /// The notes of the shorter version, which contain no text from a log.
  let briefNotes: [String]

  package init(
    sections: [Section], briefTitle: String, briefFigures: [Figure], briefNotes: [String]
  ) {
    self.sections = sections
    self.briefTitle = briefTitle
    self.briefFigures = briefFigures
    self.briefNotes = briefNotes
  }
}
