import TestSupport

/// Examples and look-alikes for a row of a table in the sources.
struct TableCase {
  /// What identifies the row.
  let row: String
  let examples: [String]
  let lookAlikes: [String]

  /// Returns the rows of a file in `Cases`: three fields separated by `|`.
  static func all(in name: String) throws -> [TableCase] {
    try String(
      decoding: Repository.data("Tests/RedactionTests/Cases/\(name)"), as: UTF8.self
    )
    .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: " | ").map(String.init)
      guard fields.count == 3 else { throw Malformed(line: String(line)) }
      let lists = fields[1...].map { $0.split(separator: " ").map(String.init) }
      return TableCase(row: fields[0], examples: lists[0], lookAlikes: lists[1])
    }
  }

  /// The error for a malformed line.
  struct Malformed: Error {
    let line: String
  }
}
