// What a pattern without a match means
//
// A pattern is compared with each new name as it comes, by its exact letters. Whether one without a match means
// another name is known only after the last record: `bash` is taken for `Bash` if no name is `bash` itself, and
// the beginning of a session's ID for the ID if no other session begins like it. So records are read again then.

import Bytes

/// The meanings of patterns that match no name exactly.
extension ValueFilter {
  /// What a pattern can mean.
  enum Meaning {
    case nothing
    /// Some names, as they are in the records.
    case names([String])
    /// One of several sessions whose IDs begin with it.
    case ambiguous([String])
  }

  /// The minimum number of characters of a session's ID that stand for all of it.
  private static let minimumBeginning = 4

  /// Returns what a pattern that matches no name means: names without regard to case, or else a session by the
  /// beginning of its ID.
  func meaning(of pattern: NamePattern) -> Meaning {
    guard !pattern.isLiteral else { return .nothing }
    let name = nameToCompare(with: pattern)
    let (lowercased, wildcard) = (name.lowercased(), Wildcard(name.lowercased()))
    var alike = IndexedSet<ExactText>()
    var begun = IndexedSet<ExactText>()
    for candidate in seenNames.flatMap({ candidates(for: $0.name, in: $0.dimension) }) {
      let other = candidate.lowercased()
      if wildcard.matches(other) { _ = alike.insert(ExactText(candidate)) }
      if dimension == .session, other.utf8.starts(with: lowercased.utf8) {
        _ = begun.insert(ExactText(candidate))
      }
    }
    for case (.projectDirectory, let directory?) in seenNames
    where DirectoryEnds.isEnd(lowercased, of: directory.lowercased()) {
      _ = alike.insert(ExactText(directory))
    }
    if !alike.keys.isEmpty { return .names(alike.keys.map { $0.text }) }
    let sessions = begun.keys.map { $0.text }.sorted { $0.utf8Precedes($1) }
    guard lowercased.unicodeScalars.count >= Self.minimumBeginning, let first = sessions.first
    else {
      return .nothing
    }
    let areOne = sessions.allSatisfy { $0.lowercased() == first.lowercased() }
    return areOne ? .names(sessions) : .ambiguous(sessions)
  }

  /// The patterns, with the names that those without a match mean; nil if each means what it says or nothing.
  var corrected: DimensionPatterns? {
    var patterns: [NamePattern] = []
    var isCorrected = false
    for (pattern, isUsed) in statesOfPatterns {
      if !isUsed, case .names(let names) = meaning(of: pattern) {
        patterns += names.map { NamePattern($0, isLiteral: true) }
        isCorrected = true
      } else {
        patterns.append(pattern)
      }
    }
    return isCorrected ? DimensionPatterns(dimension, patterns) : nil
  }
}
