/// An option of a command, declared once for parsing, help and completion.
///
/// Its texts are created on demand, because every run builds the table but few show it.
package struct Option: Sendable {
  package let name: String
  /// The letter of the short form, `h` for `-h`.
  package let letter: Character?
  /// The placeholder for the value in the help text; nil for a switch.
  package let valueName: String?
  package let isRepeatable: Bool
  private let makeValues: @Sendable () -> ValueKind
  private let makeHelp: @Sendable () -> String

  package init(
    _ name: String, letter: Character? = nil, value valueName: String? = nil,
    values: @autoclosure @escaping @Sendable () -> ValueKind = .anything,
    isRepeatable: Bool = false, help: @autoclosure @escaping @Sendable () -> String
  ) {
    self.name = name
    self.letter = letter
    self.valueName = valueName
    self.isRepeatable = isRepeatable
    makeValues = values
    makeHelp = help
  }

  /// The values that completion offers.
  package var values: ValueKind { makeValues() }
  package var help: String { makeHelp() }

  package static let help = Option("help", letter: "h", help: "Show this help.")
  package static let version = Option("version", letter: "V", help: "Show the version.")
}
