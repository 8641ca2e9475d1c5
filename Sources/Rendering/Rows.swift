/// The rows of a table, each made when it is asked for: a report can have a million.
package struct Rows<Row>: RandomAccessCollection {
  package let count: Int
  private let make: (Int) -> Row

  /// Creates rows.
  ///
  /// - Parameter make: Returns the row at an index.
  package init(count: Int, _ make: @escaping (Int) -> Row) {
    self.count = count
    self.make = make
  }

  /// Creates rows that are there already.
  package init(_ rows: [Row]) { self.init(count: rows.count) { rows[$0] } }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(index: Int) -> Row { make(index) }

  /// The rows, made only once if they are few.
  var kept: Rows { count <= 10_000 ? Rows(Array(self)) : self }
}
