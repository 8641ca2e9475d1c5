package import JSONLines

/// A report that can be rendered in all formats.
package protocol Report {
  /// The content for people.
  var document: Document { get }

  /// The content for spreadsheets.
  var data: DataTable { get }

  /// Writes the members of the report's JSON object, whose names must never change, because scripts rely on them.
  func writeMembers(to writer: inout JSONWriter)
}
