import Foundation

/// The paths of members in JSON, such as `tools[].tokens.input`.
enum MemberPaths {
  /// Returns the paths in a JSON text.
  static func of(json: String) throws -> Set<String> {
    of(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  /// Returns the paths in a value.
  static func of(_ value: Any, at path: String = "") -> Set<String> {
    if let elements = value as? [Any] {
      return Set(elements.flatMap { of($0, at: path + "[]") })
    }
    return members(value as? [String: Any] ?? [:], at: path) { of($0, at: $1) }
  }

  /// Returns the paths that a part of a JSON Schema names.
  static func named(by part: Any?, in schema: [String: Any], at path: String = "") -> Set<String> {
    guard let part = part as? [String: Any] else { return [] }
    let name = (part["$ref"] as? String)?.split(separator: "/").last.map(String.init)
    let definition = name.flatMap { (schema["$defs"] as? [String: Any])?[$0] }
    return named(by: definition, in: schema, at: path)
      .union(named(by: part["items"], in: schema, at: path + "[]"))
      .union(
        members(part["properties"] as? [String: Any] ?? [:], at: path) {
          named(by: $0, in: schema, at: $1)
        })
  }

  private static func members(
    _ object: [String: Any], at path: String, _ inside: (Any, String) -> Set<String>
  ) -> Set<String> {
    object.reduce(into: []) { paths, member in
      let name = path.isEmpty ? member.key : "\(path).\(member.key)"
      paths.formUnion([name])
      paths.formUnion(inside(member.value, name))
    }
  }
}
