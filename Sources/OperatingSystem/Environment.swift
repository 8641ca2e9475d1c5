import Bytes
internal import CSystem

/// The environment variables of a run; an empty one counts as unset.
package struct Environment: Sendable {
  /// The variables that a test supplies; nil means those of the process, read on demand.
  private let fixed: [String: String]?

  private init(fixed: [String: String]?) { self.fixed = fixed }

  /// The environment of this process.
  package static var process: Environment { Environment(fixed: nil) }

  package init(_ variables: [String: String]) { self.init(fixed: variables) }

  /// The value of a variable; nil if it is unset or empty.
  package subscript(name: String) -> String? {
    let value = value(of: name)
    return value?.isEmpty == true ? nil : value
  }

  /// Whether a variable is set but empty, which other programs distinguish from unset.
  package func isEmpty(_ name: String) -> Bool { value(of: name)?.isEmpty == true }

  /// The value of a variable that names files, with its bytes (`PathText.swift`); nil if it is unset or empty.
  package func pathText(_ name: String) -> String? {
    let value =
      fixed == nil ? unsafe Self.processValue(of: name) { unsafe String(path: $0) } : fixed?[name]
    return value?.isEmpty == true ? nil : value
  }

  private func value(of name: String) -> String? {
    if let fixed { return fixed[name]?.repaired }
    return unsafe Self.processValue(of: name) { unsafe String(cString: $0) }
  }

  /// Returns the value of a variable of this process.
  private static func processValue(
    of name: String, _ text: (UnsafePointer<CChar>) -> String
  ) -> String? {
    // Passing the `String` itself would copy it to an array first.
    unsafe name.withCString { name in unsafe getenv(name).map { unsafe text($0) } }
  }

  /// Returns the non-empty variables whose names begin with `prefix`, sorted by name.
  package func variables(withPrefix prefix: String) -> [(name: String, value: String)] {
    let all =
      fixed?.filter { $0.key.hasPrefix(prefix) }.map { (name: $0.key, value: $0.value) }
      ?? Self.processEntries(withPrefix: prefix).compactMap { entry in
        guard let sign = entry.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let value = entry.utf8[sign...].dropFirst()
        return (name: String(entry[..<sign]).repaired, value: String(Substring(value)).repaired)
      }
    return all.filter { !$0.value.isEmpty }.sorted { $0.name < $1.name }
  }

  /// Whether a switch is on: `false`, `0`, `no` and `off` in any case mean off; unset means `byDefault`.
  package func isOn(_ name: String, default byDefault: Bool = true) -> Bool {
    guard let value = self[name] else { return byDefault }
    return !["false", "0", "no", "off"].contains(value.lowercased())
  }

  /// Returns the path in a variable, with `~/` expanded and a relative path resolved against `$HOME`.
  ///
  /// No shell expands the values in `settings.json`.
  package func path(_ name: String) -> String? { pathText(name).flatMap(expandingPath) }

  /// Returns `path` with `~/` expanded and a relative path resolved against `$HOME`; nil if that is needed but unset.
  package func expandingPath(_ path: String) -> String? {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    guard let home = pathText("HOME") else { return nil }
    if path == "~" { return home }
    let isBelowHome = path.utf8.starts(with: "~/".utf8)
    return Directory(home).path(of: isBelowHome ? String(Substring(path.utf8.dropFirst(2))) : path)
  }

  /// Returns the entries of this process that begin with `prefix`, as `NAME=value`.
  static func processEntries(withPrefix prefix: String = "") -> [String] {
    let variables = unsafe csystem_environment()
    var entries: [String] = []
    let count = prefix.utf8.count
    var index = 0
    while let entry = unsafe variables?[index] {
      // Comparing first avoids a `String` for each of a shell's many variables.
      if unsafe strncmp(entry, prefix, count) == 0 {
        unsafe entries.append(String(path: entry))
      }
      index += 1
    }
    return entries
  }
}

extension Double {
  /// Parses a decimal number, such as `-1.5e3`, from the start of a text.
  ///
  /// The standard library's own number parsing isn't available in Embedded Swift.
  package init(decimal text: String) { self = unsafe strtod(text, nil) }
}
