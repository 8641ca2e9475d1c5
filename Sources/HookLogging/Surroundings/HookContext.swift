package import OperatingSystem

/// What surrounds a run of the hook.
package struct HookContext {
  package let environment: Environment
  package let now: Moment
  package let processIdentifier: Int
  package let workingFolder: String?
  package let branch: BranchSource

  package init(
    environment: Environment, now: Moment, processIdentifier: Int, workingFolder: String?,
    branch: BranchSource = .workTree
  ) {
    self.environment = environment
    self.now = now
    self.processIdentifier = processIdentifier
    self.workingFolder = workingFolder
    self.branch = branch
  }
}
