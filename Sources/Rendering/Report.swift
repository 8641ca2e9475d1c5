package import JSONLines

/// What each report offers to all formats.
package protocol Report {
  /// What people read.
  var document: Document { get }

  /// What spreadsheets read.
  var data: DataTable { get }

  /// Writes the members of the report's JSON object, which are only ever added to: scripts go by their names.
  func writeMembers(to writer: inout JSONWriter)
}
