import Bytes

/// The environment variables of a run; an empty one counts as unset.
package struct Environment: Sendable {
  /// The variables of a test; nil stands for the process's own, read when asked for.
  private let fixed: [String: String]?

  private init(fixed: [String: String]?) { self.fixed = fixed }

  /// The environment of this process.
  package static var process: Environment { Environment(fixed: nil) }

  package init(_ variables: [String: String]) { self.init(fixed: variables) }

  /// The value of a variable, nil when it is unset or empty.
  package subscript(name: String) -> String? {
    let value = value(of: name)
    return value?.isEmpty == true ? nil : value
  }

  /// Whether a variable is set and empty, which other programs don't take for unset.
  package func isEmpty(_ name: String) -> Bool { value(of: name)?.isEmpty == true }

  private func value(of name: String) -> String? {
    if let fixed { fixed[name] } else { SystemCalls.environmentVariable(name) }
  }

  /// All variables whose name begins with `prefix` and that aren't empty, by name.
  package func variables(withPrefix prefix: String) -> [(name: String, value: String)] {
    all(withPrefix: prefix).filter { !$0.value.isEmpty }.sorted { $0.name < $1.name }
  }

  /// Whether a switch is on: off for `false`, `0`, `no`, `off` in any case, `default` when unset.
  package func isOn(_ name: String, default byDefault: Bool = true) -> Bool {
    guard let value = self[name] else { return byDefault }
    return !["false", "0", "no", "off"].contains(value.lowercased())
  }

  /// A path from a variable: `~/` expanded, a relative one taken from `$HOME`; settings.json has no
  /// shell that would do it.
  package func path(_ name: String) -> String? { self[name].flatMap(expandingPath) }

  /// `~/` and relative paths taken from `$HOME`; nil when that is unset and needed.
  package func expandingPath(_ path: String) -> String? {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    guard let home = self["HOME"] else { return nil }
    if path == "~" { return home }
    let isBelowHome = path.utf8.starts(with: "~/".utf8)
    return Directory(home).path(of: isBelowHome ? String(Substring(path.utf8.dropFirst(2))) : path)
  }

  private func all(withPrefix prefix: String) -> [(name: String, value: String)] {
    if let fixed {
      return fixed.filter { $0.key.hasPrefix(prefix) }.map { (name: $0.key, value: $0.value) }
    }
    return SystemCalls.environmentEntries(withPrefix: prefix).compactMap { entry in
      guard let sign = entry.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      return (
        name: String(entry[..<sign]), value: String(Substring(entry.utf8[sign...].dropFirst()))
      )
    }
  }
}
