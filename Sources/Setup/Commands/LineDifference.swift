import CommandLineTool

/// The lines in which two texts differ.
struct LineDifference {
  /// A line that is longer is shown as far as this: settings may be one line of megabytes.
  private static let shownCharacters = 200

  /// With the number of each line, `-` before those that go and `+` before those that come.
  let text: String

  init(from old: ContiguousArray<UInt8>, to new: ContiguousArray<UInt8>) {
    let difference = Self.lines(new).difference(from: Self.lines(old))
    var lines: [(number: Int, sign: String, text: Substring)] = []
    for change in difference {
      switch change {
      case .remove(let index, let line, _): lines.append((index + 1, "-", line))
      case .insert(let index, let line, _): lines.append((index + 1, "+", line))
      }
    }
    let removed = lines.filter { $0.sign == "-" }.sorted { $0.number < $1.number }
    let added = lines.filter { $0.sign == "+" }.sorted { $0.number < $1.number }
    text = (removed + added).map { line in
      let shown = String(line.text.prefix(Self.shownCharacters)).visible
      let rest = line.text.count > Self.shownCharacters ? " …" : ""
      return "\(line.sign) \(line.number): \(shown)\(rest)\n"
    }.joined()
  }

  private static func lines(_ bytes: ContiguousArray<UInt8>) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}
