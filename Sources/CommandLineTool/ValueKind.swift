/// The kind of values that an option accepts, for completion.
package enum ValueKind: Sendable, Equatable {
  /// Any text; completion offers nothing.
  case anything
  /// One of these words; the help may mention further forms.
  case words([String])
  /// One of these words, or two separated by a comma.
  case wordOrPair([String])
  case directory
  case file

  /// Returns the kind for the words of a type.
  package static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> ValueKind
  where Word.RawValue == String {
    .words(Word.allCases.map { $0.rawValue })
  }

  /// The words; empty if other values are possible.
  var words: [String] {
    switch self {
    case .words(let words), .wordOrPair(let words): words
    case .anything, .directory, .file: []
    }
  }
}
