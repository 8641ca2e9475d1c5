/// What is asked for.
struct Query {
  /// How the answer is written.
  enum Format {
    case text, json
  }

  let days: DayRange
  /// Patterns for the project's name or folder, any of which may match; all projects when empty.
  let projects: [String]
  let format: Format
  /// The folder that was named on the command line.
  let folder: String?
}
