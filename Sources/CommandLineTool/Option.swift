/// One option of a command, declared once: parsing, help and completion come from it.
package struct Option: Sendable {
  package let name: String
  /// The letter of the short form, `h` for `-h`.
  package let letter: Character?
  /// What stands for the value in the help text; nil for a switch.
  package let valueName: String?
  /// What a shell offers as the value.
  package let values: ValueKind
  package let isRepeatable: Bool
  package let help: String

  package init(
    _ name: String, letter: Character? = nil, value valueName: String? = nil,
    values: ValueKind = .anything, isRepeatable: Bool = false, help: String
  ) {
    self.name = name
    self.letter = letter
    self.valueName = valueName
    self.values = values
    self.isRepeatable = isRepeatable
    self.help = help
  }

  package static let help = Option("help", letter: "h", help: "Show this help.")
  package static let version = Option("version", letter: "V", help: "Show the version.")
}
