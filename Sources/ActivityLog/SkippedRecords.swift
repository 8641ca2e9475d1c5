/// The records of a file to skip, by their positions from 0, while the file is read.
package struct SkippedRecords {
  private var ranges: ArraySlice<Range<Int>>
  private var position = -1

  /// - Parameter ranges: In ascending order, without overlap.
  package init(_ ranges: [Range<Int>]) { self.ranges = ranges[...] }

  /// Moves on to the next record and returns whether to skip it.
  package mutating func skipsNext() -> Bool {
    guard let range = ranges.first else { return false }
    position += 1
    if position == range.upperBound {
      ranges.removeFirst()
      return ranges.first?.contains(position) ?? false
    }
    return range.contains(position)
  }
}
