import Bytes

/// A value of `TZ`: the name of a zone's file, or the rule of a zone (POSIX), both optionally after a colon.
///
/// The C library takes a value that it doesn't understand for UTC, without a word.
package struct TimeZoneName {
  /// The names of UTC, which means the same whether it is understood or not.
  private static let universal = ["UTC", "UCT", "GMT", "Zulu", "Universal", "Etc/UTC", "Etc/GMT"]
  /// The directories in which C libraries look for the files of zones.
  private static let directories = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/share/zoneinfo",
    "/etc/zoneinfo", "/var/db/timezone/zoneinfo",
  ]

  /// The value as it is set.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Returns whether the system knows the zone.
  ///
  /// - Parameter environment: May name another directory of zones, `TZDIR`.
  package func isKnown(in environment: Environment) -> Bool {
    let name = String(text.utf8.first == .colon ? Substring(text.utf8.dropFirst()) : text[...])
    // The system's own zone.
    if name.isEmpty || Self.universal.contains(name) { return true }
    if name.utf8.first == .slash { return Self.isZone(at: name) }
    // `SystemCalls` doesn't let a name lead out of the directory.
    if name.has(text: "../") { return false }
    let directories = (environment["TZDIR"].map { [$0] } ?? []) + Self.directories
    return directories.contains { Self.isZone(at: Directory($0).path(of: name)) }
      || Self.beginsWithRule(name)
  }

  /// Returns whether there is a file of a zone (RFC 8536) at a path.
  private static func isZone(at path: String) -> Bool {
    guard (try? FilePath(path).status().isRegular) == true,
      let file = try? FileDescriptor.opening(path)
    else { return false }
    for (offset, expected) in "TZif".utf8.enumerated() {
      guard let byte = try? file.byte(at: offset), byte == expected else { return false }
    }
    return true
  }

  /// Returns whether a text begins with a zone's name and its offset, such as `CET-1CEST` and `<+0330>-3:30`.
  ///
  /// The C library takes the name and the offset even where it can't read the rest.
  private static func beginsWithRule(_ text: String) -> Bool {
    let isQuoted = text.utf8.first == UInt8(ascii: "<")
    let name = text.utf8.dropFirst(isQuoted ? 1 : 0).prefix {
      $0.is(.letter) || (isQuoted && ($0.isDigit || $0 == .plus || $0 == .minus))
    }
    guard name.count >= 3 else { return false }
    var rest = text.utf8[name.endIndex...]
    if isQuoted, rest.popFirst() != UInt8(ascii: ">") { return false }
    if rest.first == .plus || rest.first == .minus { rest.removeFirst() }
    return rest.first?.isDigit == true
  }
}
