package import OperatingSystem

/// The environment of a run of the hook.
package struct HookContext {
  /// Where the branch of a call is looked up.
  package enum BranchSource {
    /// In the current `HEAD` of the git directory for the call's working directory.
    case workTree
    /// Nowhere: the caller knows the branch; nil for none.
    case known(String?)
  }

  package let environment: Environment
  package let now: Moment
  package let processIdentifier: Int
  package let workingDirectory: String?
  package let branch: BranchSource

  package init(
    environment: Environment, now: Moment, processIdentifier: Int, workingDirectory: String?,
    branch: BranchSource = .workTree
  ) {
    self.environment = environment
    self.now = now
    self.processIdentifier = processIdentifier
    self.workingDirectory = workingDirectory
    self.branch = branch
  }
}
