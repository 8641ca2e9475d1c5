package import OperatingSystem

/// A terminal that shows a report to a person.
package struct Terminal: Equatable {
  /// Its columns, at least one.
  package let width: Int
  package let hasColor: Bool

  package init(width: Int, hasColor: Bool) {
    self.width = max(1, width)
    self.hasColor = hasColor
  }

  /// What standard output goes to; nil for a file or another program.
  package static func ofOutput(_ environment: Environment) -> Terminal? {
    let output = StandardStream.output
    return Terminal(
      isTerminal: output.isTerminal, windowColumns: output.windowColumns, environment)
  }

  /// A terminal as the environment wants it treated: `NO_COLOR` (no-color.org) and `TERM=dumb` take its
  /// colours, `CLICOLOR_FORCE` gives them, also to what is no terminal, and `COLUMNS` says how wide it is.
  package init?(isTerminal: Bool, windowColumns: Int?, _ environment: Environment) {
    let refusesColor = environment["NO_COLOR"] != nil
    let forcesColor = !refusesColor && environment.isOn("CLICOLOR_FORCE", default: false)
    guard isTerminal || forcesColor else { return nil }
    self.init(
      width: environment["COLUMNS"].flatMap(Self.columns) ?? windowColumns ?? 80,
      hasColor: forcesColor || (!refusesColor && environment["TERM"] != "dumb"))
  }

  /// A number of columns that a terminal can have; nil for anything else.
  private static func columns(_ text: String) -> Int? {
    Int(text).flatMap { 1...10_000 ~= $0 ? $0 : nil }
  }
}
