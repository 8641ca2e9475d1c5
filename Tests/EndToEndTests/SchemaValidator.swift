import Foundation
import TestSupport

/// Validates lines by one of this package's JSON Schemas, using `Tests/Oracles/validate_json_lines.py`.
struct SchemaValidator {
  /// A violation of the schema.
  struct Violation: Hashable, CustomStringConvertible {
    /// The line's number, from 1.
    var line: Int
    /// The path in the line's value, `$.tokens.input`.
    var path: String
    /// Python's message, which depends on the version.
    var message = ""

    var description: String { "line \(line): \(path): \(message)" }

    static func == (left: Self, right: Self) -> Bool {
      left.line == right.line && left.path == right.path
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(line)
      hasher.combine(path)
    }
  }

  private let python: Program
  private let schema: String

  /// Reads a schema; reports and returns nil without Python and its module `jsonschema`.
  init?(_ schema: String) throws {
    let purpose = "holding records to \(schema)"
    guard let python = Program.installed("python3", for: purpose) else { return nil }
    guard Self.hasModule else {
      print("SKIPPED: \(purpose), since python3 hasn't the module jsonschema, 4.0 or later")
      return nil
    }
    self.python = python
    self.schema = schema
  }

  /// Whether Python has the module; cached, because the check is slow.
  private static let hasModule: Bool = {
    let probe = try? Program.installed("python3")?.run(
      ["-c", "from jsonschema import Draft202012Validator"], environment: environment)
    return probe?.status == 0
  }()

  /// Returns the violations of the schema.
  ///
  /// - Parameter closed: Whether members that the schema doesn't name are violations.
  func violations(in lines: [String], closed: Bool = false) throws -> [Violation] {
    let directory = try TemporaryDirectory()
    let file = try directory.write(lines.map { $0 + "\n" }.joined(), to: "lines.jsonl")
    let script = Repository.path("Tests/Oracles/validate_json_lines.py")
    let consequences = try python.run(
      [script] + (closed ? ["--closed"] : []) + [Repository.path(schema), file],
      environment: Self.environment)
    let violations = consequences.standardOutput.split(separator: "\n").map { line in
      line.dropFirst(file.count + 1).wholeMatch(of: #/(\d+): (\$[^ ]*): (.*)/#).map {
        Violation(line: Int($0.1) ?? 0, path: String($0.2), message: String($0.3))
      } ?? Violation(line: 0, path: "", message: String(line))
    }
    guard consequences.status == (violations.isEmpty ? 0 : 1), consequences.standardError.isEmpty
    else { throw Failure(consequences: consequences) }
    return violations
  }

  /// The error for a script that failed.
  private struct Failure: Error {
    var consequences: Consequences
  }

  /// The test's environment: modules may be installed for the user only, or in a virtual environment.
  private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
