import Bytes

/// A file, and the number of its edits.
struct EditedFile {
  let file: String
  /// The displayed name of its project.
  let project: String
  let count: Int

  /// Returns whether a file comes before another one: more edits first, then by name.
  static func precedes(_ left: EditedFile, _ right: EditedFile) -> Bool {
    if left.count != right.count { return left.count > right.count }
    if left.file != right.file { return left.file.utf8Precedes(right.file) }
    return left.project.utf8Precedes(right.project)
  }
}
