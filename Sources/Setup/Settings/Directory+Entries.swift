import OperatingSystem

extension Directory {
  /// Returns the path of an entry as that of a file.
  func file(named name: String) -> FilePath { FilePath(path(of: name)) }

  /// The paths of all entries, in no particular order; none if the directory can't be read.
  var entries: [FilePath] { ((try? names()) ?? []).map { file(named: $0) } }
}

extension FilePath {
  /// The text with all links resolved; as it is if that fails.
  var resolvedText: String { (try? resolved().text) ?? text }
}
