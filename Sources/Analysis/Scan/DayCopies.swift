import ActivityLog

/// The records in the files and totals of one day and user, so that each record counts once.
///
/// Day files only grow. So a copy of a file starts with the first records of that file. Part of a record may follow,
/// and then records that were added to the copy.
struct DayCopies {
  /// The records of some totals or of a file, in their order.
  private struct Run {
    let hashes: ContiguousArray<UInt32>
    /// The totals, as long as they count; nil for a file.
    var totals: TotalsIndex.Place?
  }

  /// Records of a file that are the first ones of a run.
  private struct Match {
    let run: Int
    var records: Range<Int>
    /// Whether the file has all records of the run.
    let isWhole: Bool
  }

  private var runs: [Run] = []
  /// The positions of runs, by the hashes of their first records.
  private var starts: [UInt32: [Int]] = [:]

  /// The totals that count.
  var countedTotals: [TotalsIndex.Place] { runs.compactMap { $0.totals } }

  /// Whether a run begins with a record.
  func hasRun(from first: UInt32) -> Bool { starts[first] != nil }

  /// Whether a run begins with these records; false without records.
  func hasRun(from hashes: some Collection<UInt32>) -> Bool {
    guard let first = hashes.first else { return false }
    return starts[first]?.contains { runs[$0].hashes.starts(with: hashes) } ?? false
  }

  /// Adds totals, and returns how many records count twice because other totals begin with the same records and then
  /// differ.
  ///
  /// Totals don't count if a run that was added before begins with all their records, so add longer ones first.
  @discardableResult
  mutating func add(
    totals place: TotalsIndex.Place, of hashes: ContiguousArray<UInt32>
  ) -> Int {
    if hasRun(from: hashes) { return 0 }
    let records = ContiguousArray(hashes.map { RecordKey(hash: $0, isMalformed: false) })
    let match = records.isEmpty ? nil : longestMatch(in: records, from: 0, besides: [])
    add(Run(hashes: hashes, totals: place))
    return match?.records.count ?? 0
  }

  /// Adds a file, and returns the ranges of its records that count elsewhere.
  ///
  /// If the file has all the records of some totals, it counts instead of them.
  mutating func add(file records: ContiguousArray<RecordKey>) -> [Range<Int>] {
    var counted: [Range<Int>] = []
    for match in matches(in: records) {
      if match.isWhole, runs[match.run].totals != nil {
        runs[match.run].totals = nil
      } else {
        counted.append(match.records)
      }
    }
    add(Run(hashes: ContiguousArray(records.map { $0.hash }), totals: nil))
    return counted
  }

  /// Returns the ranges of a file's records that need totals, each totals of its own.
  func unfolded(in records: ContiguousArray<RecordKey>) -> [Range<Int>] {
    if hasRun(from: records.lazy.map { $0.hash }) { return [] }
    let matches = matches(in: records)
    // A file that begins with something else is no copy. A later state of a file that has totals gets totals of
    // its own, which take their place.
    guard let first = matches.first, first.records.lowerBound == 0,
      matches.count > 1 || !first.isWhole
    else { return [0..<records.count] }
    var gaps: [Range<Int>] = []
    var end = 0
    for match in matches {
      if end < match.records.lowerBound { gaps.append(end..<match.records.lowerBound) }
      end = match.records.upperBound
    }
    return end < records.count ? gaps + [end..<records.count] : gaps
  }

  private mutating func add(_ run: Run) {
    if let first = run.hashes.first { starts[first, default: []].append(runs.count) }
    runs.append(run)
  }

  /// Returns where records are those of runs.
  private func matches(in records: ContiguousArray<RecordKey>) -> [Match] {
    var matches: [Match] = []
    var index = 0
    while index < records.count {
      // A file has the records of a run once; further ones are only like them.
      guard let match = longestMatch(in: records, from: index, besides: matches) else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.records.upperBound
    }
    return matches
  }

  /// Returns the match with the most records from a position on, and part of a record that may follow.
  private func longestMatch(
    in records: ContiguousArray<RecordKey>, from start: Int, besides others: [Match]
  ) -> Match? {
    var longest: Match?
    for run in starts[records[start].hash] ?? [] where !others.contains(where: { $0.run == run }) {
      let hashes = runs[run].hashes
      var count = 1
      while count < hashes.count, start + count < records.count,
        hashes[count] == records[start + count].hash
      {
        count += 1
      }
      if count > longest?.records.count ?? 0 {
        longest = Match(
          run: run, records: start..<start + count, isWhole: count == hashes.count)
      }
    }
    // The copy ended within the next record.
    if let match = longest, !match.isWhole, match.records.upperBound < records.count,
      records[match.records.upperBound].isMalformed
    {
      longest?.records = start..<match.records.upperBound + 1
    }
    return longest
  }
}
