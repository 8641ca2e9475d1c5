package import POSIX

/// What surrounds a run of the reporter.
package struct StatsContext {
  package let environment: Environment
  package let now: Moment

  package init(environment: Environment, now: Moment) {
    self.environment = environment
    self.now = now
  }
}
