package import OperatingSystem
package import Pricing

/// Reading with what the filters mean.
extension SourceScan {
  /// Reads the log, the transcripts or both; reports what can't be read, and continues.
  ///
  /// If patterns match no name exactly but mean others, everything is read again with those.
  package static func run<Accumulator: Reduction>(
    _ query: Query, into start: Accumulator, rates: RateCard, environment: Environment
  ) -> ScanResult<Accumulator> {
    let result = runOnce(query, into: start, rates: rates, environment: environment)
    guard let filters = result.filter?.corrected() else { return result }
    var corrected = query
    corrected.filters = filters
    return runOnce(corrected, into: start, rates: rates, environment: environment)
  }
}
