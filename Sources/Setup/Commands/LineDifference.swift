import Bytes

/// The lines in which two texts differ.
struct LineDifference {
  private typealias Lines = ArraySlice<ArraySlice<UInt8>>

  /// So much of a line is shown, around the place where it changes: settings may be one line of megabytes.
  private static let shownCharacters = 400
  private static let charactersBefore = 40
  /// Where so many lines more or fewer come than go, none of those between is looked for in the other text,
  /// since that takes time by the square of the difference.
  private static let maximumDifference = 2_000

  /// With the number of each line, `-` before those that go and `+` before those that come.
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

  /// A line with its number, from a little before the place where it differs from another on.
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
  /// Where it is in the text that has it.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
