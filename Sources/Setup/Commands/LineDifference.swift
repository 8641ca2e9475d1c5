import CommandLineTool
import JSONLines

/// The lines in which two texts differ.
struct LineDifference {
  private typealias Lines = ArraySlice<ArraySlice<UInt8>>

  /// A line that is longer is shown as far as this: settings may be one line of megabytes.
  private static let shownCharacters = 200
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
      removed.map { Self.line("-", $0, old) }.joined()
      + added.map { Self.line("+", $0, new) }.joined()
  }

  private static func line(_ sign: Character, _ index: Int, _ lines: Lines) -> String {
    let line = String(decoding: lines[index], as: UTF8.self)
    let ended = line.utf8.last == .carriageReturn ? line.dropLast() : line[...]
    let shown = ended.prefix(shownCharacters)
    let rest = shown.endIndex < ended.endIndex ? " …" : ""
    return "\(sign) \(index + 1): \(String(shown).visible)\(rest)\n"
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
