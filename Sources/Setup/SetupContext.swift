package import POSIX

/// What surrounds a run of `install`, `uninstall` or `doctor`.
package struct SetupContext {
  package let environment: Environment
  package let now: Moment
  /// The program's name as it was called.
  package let invocation: String
  package let workingFolder: String?

  package init(
    environment: Environment, now: Moment, invocation: String, workingFolder: String?
  ) {
    self.environment = environment
    self.now = now
    self.invocation = invocation
    self.workingFolder = workingFolder
  }
}
