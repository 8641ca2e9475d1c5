/// An environment variable that a program reads, declared once for help and manual.
package struct EnvironmentVariable: Sendable {
  package let name: String
  package let help: String

  package init(_ name: String, help: String) {
    self.name = name
    self.help = help
  }
}
