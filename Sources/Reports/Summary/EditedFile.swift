import Bytes

/// A file, and how often it was edited.
struct EditedFile {
  let file: String
  /// The label of the project that it belongs to.
  let project: String
  let count: Int

  /// Whether it comes before another one: more edits first, then by name.
  static func precedes(_ left: EditedFile, _ right: EditedFile) -> Bool {
    if left.count != right.count { return left.count > right.count }
    if left.file != right.file { return left.file.utf8Precedes(right.file) }
    return left.project.utf8Precedes(right.project)
  }
}
