package import OperatingSystem

/// What surrounds a run of `install`, `uninstall` or `doctor`.
package struct SetupContext {
  package let environment: Environment
  package let now: Moment
  /// The program's name as it was called.
  package let invocation: String
  package let workingFolder: String?
  /// Where the administrator's settings are.
  package let managedFolder: String

  /// Where Claude Code looks for managed settings (settings documentation, 2.1.240).
  package static var managedFolder: String {
    #if os(macOS)
      "/Library/Application Support/ClaudeCode"
    #else
      "/etc/claude-code"
    #endif
  }

  package init(
    environment: Environment, now: Moment, invocation: String, workingFolder: String?,
    managedFolder: String = SetupContext.managedFolder
  ) {
    self.environment = environment
    self.now = now
    self.invocation = invocation
    self.workingFolder = workingFolder
    self.managedFolder = managedFolder
  }
}
