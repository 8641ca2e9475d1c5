package import OperatingSystem
package import Rendering

/// What surrounds a run of the reporter.
package struct StatsContext {
  package let environment: Environment
  package let now: Moment
  /// Where a person reads the report; nil when a file or a program gets it.
  package let terminal: Terminal?

  package init(environment: Environment, now: Moment, terminal: Terminal? = nil) {
    self.environment = environment
    self.now = now
    self.terminal = terminal
  }
}
