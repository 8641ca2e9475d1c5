/// What the value of an option can be, as far as a shell can offer it.
package enum ValueKind: Sendable, Equatable {
  /// Anything; nothing is offered.
  case anything
  /// One of these words; the help may name further forms.
  case words([String])
  /// One of these words, or two with a comma between.
  case wordOrPair([String])
  /// A directory.
  case directory
  /// A file.
  case file

  /// The words that a type has.
  package static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> ValueKind
  where Word.RawValue == String {
    .words(Word.allCases.map { $0.rawValue })
  }

  /// The words, none where it can be something else.
  var words: [String] {
    switch self {
    case .words(let words), .wordOrPair(let words): words
    case .anything, .directory, .file: []
    }
  }
}
