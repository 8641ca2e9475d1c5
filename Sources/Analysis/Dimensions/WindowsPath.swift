import Bytes

/// The spellings of absolute paths on Windows: `c:/work/api/` and `C:\work\api` are one directory.
package enum WindowsPath {
  /// Returns a path with an upper-case drive letter, backslashes, and no separator at the end; any other path
  /// is unchanged.
  package static func canonical(_ path: String) -> String {
    let bytes = ContiguousArray(path.utf8)
    guard bytes.count > 2, bytes[0].is(.letter), bytes[1] == .colon,
      bytes[2] == .slash || bytes[2] == .backslash
    else { return path }
    var scalars = String.UnicodeScalarView()
    for scalar in path.unicodeScalars { scalars.append(scalar == "/" ? "\\" : scalar) }
    // The separator after the colon stays: it is the root.
    var count = scalars.count
    while count > 3, scalars.last == "\\" {
      scalars.removeLast()
      count -= 1
    }
    return String(scalars.prefix(1)).uppercased() + String(scalars.dropFirst())
  }
}
