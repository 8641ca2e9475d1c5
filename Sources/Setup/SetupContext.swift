package import OperatingSystem

/// The context of a run of `install`, `uninstall` or `doctor`.
package struct SetupContext {
  package let environment: Environment
  package let now: Moment
  /// The program's name as invoked.
  package let invocation: String
  package let workingDirectory: String?
  /// The directory of the administrator's settings.
  package let managedDirectory: String

  /// The directory in which Claude Code looks for managed settings (settings documentation, 2.1.240).
  package static var managedDirectory: String {
    #if os(macOS)
      "/Library/Application Support/ClaudeCode"
    #else
      "/etc/claude-code"
    #endif
  }

  package init(
    environment: Environment, now: Moment, invocation: String, workingDirectory: String?,
    managedDirectory: String = SetupContext.managedDirectory
  ) {
    self.environment = environment
    self.now = now
    self.invocation = invocation
    self.workingDirectory = workingDirectory
    self.managedDirectory = managedDirectory
  }
}
