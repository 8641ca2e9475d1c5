/// Values over time, one for each step.
package struct Series {
  /// A sequence of values of the same kind; `text` formats a value or a sum of consecutive values.
  package typealias Row = (name: String, values: [Int128], text: (Int128) -> String)

  let title: String
  /// The labels of the first and last step.
  let first: String
  let last: String
  /// The rows, all of the same length.
  let rows: [Row]

  package init(title: String, first: String, last: String, rows: [Row]) {
    self.title = title
    self.first = first
    self.last = last
    self.rows = rows
  }

  /// The number of steps.
  var count: Int { rows.map { $0.values.count }.max() ?? 0 }
}
