import Bytes

/// The lines in which two texts differ.
struct LineDifference {
  private typealias Lines = ArraySlice<ArraySlice<UInt8>>

  /// The numbers of characters of a line to show, and of those before the difference; settings may be one line
  /// of megabytes.
  private static let shownCharacters = 400
  private static let charactersBefore = 40
  /// The difference in the number of lines above which unchanged lines aren't identified, because that takes
  /// quadratic time.
  private static let maximumDifference = 2_000

  /// The lines with their numbers, with `-` for removed and `+` for added lines.
  let text: String

  init(from old: ContiguousArray<UInt8>, to new: ContiguousArray<UInt8>) {
    var old = Self.lines(old)
    var new = Self.lines(new)
    while let first = old.first, first == new.first {
      old.removeFirst()
      new.removeFirst()
    }
    while let last = old.last, last == new.last {
      old.removeLast()
      new.removeLast()
    }
    var removed = old.indices.map { $0 }
    var added = new.indices.map { $0 }
    if abs(old.count - new.count) <= Self.maximumDifference {
      let difference = new.difference(from: old)
      removed = difference.removals.map { $0.offset + old.startIndex }
      added = difference.insertions.map { $0.offset + new.startIndex }
    }
    text =
      removed.enumerated().map { place, index in
        Self.line("-", index, of: old, beside: place < added.count ? new[added[place]] : [])
      }.joined()
      + added.enumerated().map { place, index in
        Self.line("+", index, of: new, beside: place < removed.count ? old[removed[place]] : [])
      }.joined()
  }

  /// Returns a line with its number, beginning a little before its difference from another line.
  private static func line(
    _ sign: Character, _ index: Int, of lines: Lines, beside other: ArraySlice<UInt8>
  ) -> String {
    let line = lines[index]
    let ended = line.last == .carriageReturn ? line.dropLast() : line
    var shown = ended
    if ended.count > shownCharacters {
      let common = zip(ended, other).prefix { $0 == $1 }.count
      shown = ended.dropFirst(max(0, common - charactersBefore)).prefix(shownCharacters)
    }
    let text = String(decoding: shown, as: UTF8.self).visible
    let before = shown.startIndex > ended.startIndex ? "… " : ""
    let behind = shown.endIndex < ended.endIndex ? " …" : ""
    return "\(sign) \(index + 1): \(before)\(text)\(behind)\n"
  }

  private static func lines(_ bytes: ContiguousArray<UInt8>) -> Lines {
    bytes.split(separator: .newline, omittingEmptySubsequences: false).map { ArraySlice($0) }[...]
  }
}

extension CollectionDifference.Change {
  /// The index of the line in the text that contains it.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
