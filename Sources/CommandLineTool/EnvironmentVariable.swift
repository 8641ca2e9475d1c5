/// A variable that a program obeys, declared once: help and manual come from it.
package struct EnvironmentVariable: Sendable {
  package let name: String
  package let help: String

  package init(_ name: String, help: String) {
    self.name = name
    self.help = help
  }
}
