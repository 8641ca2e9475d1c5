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
  /// The origin of the first row.
  var origin: RowOrigin
  /// The times of the first and of the last row, in seconds since 1970.
  var first: Int
  var last: Int

  /// Adds another row or file of the same session.
  mutating func extend(by other: Claim) {
    first = min(first, other.first)
    last = max(last, other.last)
  }

  /// Returns the claim with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> Claim {
    var claim = self
    claim.origin = origin.renumbered(by: numbers)
    return claim
  }
}
