/// The summary of some days: numbers and names, in the order in which they are shown.
///
/// Renderers turn it into text; nothing in it is formatted.
struct SummaryReport {
  /// A tool, project, model or day, and what its calls add up to.
  struct Row {
    let name: String
    var group: Aggregate.Group
    /// Only of models.
    var rates: ModelRates?
  }

  /// A file, and how often it was edited.
  struct EditedFile {
    let file: String
    let project: String
    let count: Int

    /// Whether it is shown before another one: more edits first, then by name.
    static func precedes(_ left: EditedFile, _ right: EditedFile) -> Bool {
      if left.count != right.count { return left.count > right.count }
      if left.file != right.file { return left.file.utf8Precedes(right.file) }
      return left.project.utf8Precedes(right.project)
    }
  }

  let header: ReportHeader
  let total: Row
  let tools: [Row]
  let projects: [Row]
  let models: [Row]
  let days: [Row]
  /// The ten that were edited most.
  let topFiles: [EditedFile]
  let rateBasis: RateBasis
}
