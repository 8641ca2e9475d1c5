import Bytes

/// The lines in which two texts differ.
struct LineDifference {
  private typealias Lines = ArraySlice<ArraySlice<UInt8>>

  /// The maximum numbers of bytes to show of a line, which may be megabytes long, and before its change.
  private static let shownCharacters = 400
  private static let charactersBefore = 40
  /// The difference in the number of lines above which finding the unchanged ones takes too long.
  private static let maximumDifference = 2_000

  /// The lines with their numbers, with `-` for removed and `+` for added lines.
  let text: String

  init(from old: ContiguousArray<UInt8>, to new: ContiguousArray<UInt8>) {
    var old = Self.lines(of: old)
    var new = Self.lines(of: new)
    while let first = old.first, first == new.first {
      old.removeFirst()
      new.removeFirst()
    }
    while let last = old.last, last == new.last {
      old.removeLast()
      new.removeLast()
    }
    var (removed, added) = (Array(old.indices), Array(new.indices))
    if abs(old.count - new.count) <= Self.maximumDifference {
      (removed, added) = ([], [])
      for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.append(offset + old.startIndex)
        case .insert(let offset, _, _): added.append(offset + new.startIndex)
        }
      }
      removed.reverse()
    }
    text =
      Self.text(of: old, at: removed, after: "-", beside: added.map { new[$0] })
      + Self.text(of: new, at: added, after: "+", beside: removed.map { old[$0] })
  }

  /// Returns some lines with their numbers; a long line begins a little before its difference from the other one.
  private static func text(
    of lines: Lines, at indices: [Int], after sign: Character, beside others: [Lines.Element]
  ) -> String {
    indices.enumerated().map { position, index in
      let other = position < others.count ? others[position] : []
      return "\(sign) \(index + 1): \(excerpt(of: lines[index], beside: other))\n"
    }.joined()
  }

  /// Returns what is shown of a line.
  private static func excerpt(of line: Lines.Element, beside other: Lines.Element) -> String {
    let ended = line.last == .carriageReturn ? line.dropLast() : line
    var shown = ended
    if ended.count > shownCharacters {
      let common = zip(ended, other).prefix { $0 == $1 }.count
      shown = ended.dropFirst(max(0, common - charactersBefore)).prefix(shownCharacters)
    }
    let text = String(decoding: shown, as: UTF8.self).visible
    let before = shown.startIndex > ended.startIndex ? "… " : ""
    let after = shown.endIndex < ended.endIndex ? " …" : ""
    return before + text + after
  }

  private static func lines(of bytes: ContiguousArray<UInt8>) -> Lines {
    bytes.split(separator: .newline, omittingEmptySubsequences: false).map { ArraySlice($0) }[...]
  }
}
