/// What a file says about whose a response is, and when it was made.
///
/// A session that is forked begins with copies of another one's rows, and side questions and subagents repeat
/// rows of their conversation. Of all files, the one with the lowest standing is right.
struct Claim {
  /// How much a row counts as the original.
  enum Rank: UInt8 {
    case plain, sidechain, progress
    /// The row names the session that it was copied from (`requestSessionId`, 2.1.332; before, `forkedFrom`).
    case markedCopy
  }

  /// The standing of a row: the lower, the more it counts.
  struct Standing: Comparable {
    var rank = Rank.plain
    /// When the file began, in seconds since 1970: a copy is in a younger file than its original.
    var fileStart = Int.max

    static func < (left: Standing, right: Standing) -> Bool {
      left.rank == right.rank
        ? left.fileStart < right.fileStart : left.rank.rawValue < right.rank.rawValue
    }
  }

  var standing: Standing
  /// The number of the transcript.
  var transcript: Int
  /// The origin of the first row.
  var origin: RowOrigin
  /// The time of the last row, in seconds since 1970.
  var last: Int

  /// Adds another row of the same session; those of other transcripts, which were read later, don't count.
  mutating func extend(by other: Claim) {
    if other.transcript == transcript { last = max(last, other.last) }
  }

  /// Returns the claim with the numbers that its texts and its transcript have in an earlier scan.
  func renumbered(by numbers: ContiguousArray<UInt32>, afterTranscripts count: Int) -> Claim {
    var claim = self
    claim.origin = origin.renumbered(by: numbers)
    claim.transcript += count
    return claim
  }
}
