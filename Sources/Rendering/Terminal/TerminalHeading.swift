/// The heading of a report on a terminal: its title and days.
struct TerminalHeading {
  private let title: String
  private let days: String?

  init(_ title: String, days: String? = nil) {
    self.title = title
    self.days = days
  }

  /// Returns the title on the left and the days on the right of the content; in separate lines if `width` is
  /// too small for both.
  func lines(above content: Int, width: Int) -> [StyledLine] {
    let lines = StyledLine.wrapped(title, .heading, to: width)
    guard let days else { return lines }
    if lines.count == 1, lines[0].width + 2 + days.utf8.count <= width {
      var line = lines[0]
      line.pad(to: max(min(content, width) - days.utf8.count, line.width + 2))
      line.append(days, .faint)
      return [line]
    }
    return lines + StyledLine.wrapped(days, .faint, to: width)
  }
}
