package import OperatingSystem

/// A terminal that displays a report.
package struct Terminal: Equatable {
  /// The number of columns, at least 1.
  let width: Int
  let hasColor: Bool

  package init(width: Int, hasColor: Bool) {
    self.width = max(1, width)
    self.hasColor = hasColor
  }

  /// Returns the terminal that standard output is connected to; nil for a file or another program.
  package static func ofOutput(in environment: Environment) -> Terminal? {
    let output = StandardStream.output
    return Terminal(
      isTerminal: output.isTerminal, windowColumns: output.windowColumns,
      environment: environment)
  }

  /// Creates a terminal with the settings in the environment; nil if the output isn't a terminal.
  ///
  /// `NO_COLOR` (no-color.org) and `TERM=dumb` disable colors, `CLICOLOR_FORCE` enables them, even if the
  /// output isn't a terminal, and `COLUMNS` sets the width.
  init?(isTerminal: Bool, windowColumns: Int?, environment: Environment) {
    let refusesColor = environment["NO_COLOR"] != nil
    let forcesColor = !refusesColor && environment.isOn("CLICOLOR_FORCE", default: false)
    guard isTerminal || forcesColor else { return nil }
    self.init(
      width: environment["COLUMNS"].flatMap(Self.columns(from:)) ?? windowColumns ?? 80,
      hasColor: forcesColor || (!refusesColor && environment["TERM"] != "dumb"))
  }

  /// Returns a plausible number of columns; nil for anything else.
  private static func columns(from text: String) -> Int? {
    Int(text).flatMap { 1...10_000 ~= $0 ? $0 : nil }
  }
}
