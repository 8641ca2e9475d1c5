/// Returns the rows of a table with a key, by which the table is sorted.
///
/// - Parameter keyOf: The key of the row with an index.
@inline(__always)
func tableRows(withKey key: Int, among count: Int, keyOf: (Int) -> Int) -> Range<Int> {
  var (start, end) = (0, count)
  while start < end {
    let middle = start + (end - start) / 2
    if keyOf(middle) < key { start = middle + 1 } else { end = middle }
  }
  while end < count, keyOf(end) == key { end += 1 }
  return start..<end
}
