import Foundation
import TestSupport
import Testing

/// Compares `docs/schema/record.json` with the hook, with invalid records and with the documentation.
struct RecordSchemaTests {
  private static let schema = "docs/schema/record.json"

  // MARK: Records

  @Test(arguments: Tier.sample(HookRuns.variations, each: 2))
  func `every record of the examples keeps to the schema`(_ variables: [String: String]) throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let directory = try TemporaryDirectory()
    let environment = HookRuns.environment(directory).merging(variables) { $1 }
    let examples = try HookRuns.examples()
    for input in ["{", "[]", "{}"] {
      _ = try HookRuns.hook.run(
        input: Data(input.utf8), environment: environment, directory: "/tmp")
    }
    let logs = try HookRuns.exampleLogs(variables) + [HookRuns.log(in: directory)]
    let records = logs.joined().split(separator: "\n")
    #expect(records.count == examples.count { $0.contains("-PostToolUse") } + 3)
    #expect(records.count { $0.contains(#""rejected":true"#) } == 3)
    #expect(try validator.violations(in: records.map(String.init), closed: true) == [])
  }

  @Test func `the examples in the schema keep to it`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let schema = try schemaObject()
    let examples = try #require(schema["examples"] as? [Any])
    // The examples of all members except `rejected` make up a record.
    let members = try #require(schema["properties"] as? [String: [String: Any]])
      .compactMapValues { ($0["examples"] as? [Any])?.first }
    let lines = try (examples + [members.filter { $0.key != "rejected" }]).map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    #expect(try validator.violations(in: lines, closed: true) == [])
  }

  @Test func `the schema takes what the format allows`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let lines = Self.allowed.map(Self.record)
    #expect(try validator.violations(in: [Self.record(with: [:])] + lines) == [])
  }

  @Test func `the schema refuses each broken record, and says where it is broken`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    // Valid lines in between would reveal violations attributed to a wrong line.
    let lines = Self.broken.flatMap { [Self.record(with: [:]), Self.record(with: $0.changes)] }
    let violations = try validator.violations(in: lines)
    let expected = Self.broken.enumerated().map { index, breakage in
      SchemaValidator.Violation(line: 2 * index + 2, path: breakage.path)
    }
    let missed = expected.filter { !violations.contains($0) }.map { lines[$0.line - 1] }
    #expect(missed == [], "not refused, or not there")
    // A few are enough if the schema rejects all of them.
    #expect(Array(violations.filter { !expected.contains($0) }.prefix(5)) == [])
  }

  @Test func `a line that is no object or no JSON is no record`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let good = Self.record(with: [:])
    let lines = ["[\(good)]", "null", "7", "", String(good.dropLast()), good + good, "{\"v\":NaN}"]
    let expected = lines.indices.map { SchemaValidator.Violation(line: $0 + 1, path: "$") }
    #expect(Set(try validator.violations(in: lines + [good])) == Set(expected))
  }

  // MARK: Names

  @Test func `the documentation names the schema's members, each with the same example`() throws {
    let properties = try #require(try schemaObject()["properties"] as? [String: [String: Any]])
    let document = String(decoding: try Repository.data("docs/log-format.md"), as: UTF8.self)
    let section = try #require(document.firstMatch(of: #/\n## Members\n([\s\S]*?)\n## /#)).1
    let rows = try section.matches(of: #/(?m)^\| `(\w+)` \|.*\| `([^`]+)` \|$/#).map { row in
      let example = try JSONSerialization.jsonObject(
        with: Data(row.2.utf8), options: .fragmentsAllowed)
      return (String(row.1), example as? NSObject)
    }
    let documented = Dictionary(rows) { $1 }
    for name in Set(properties.keys).union(documented.keys).sorted() {
      let example = (properties[name]?["examples"] as? [NSObject])?.first
      #expect(example != nil && documented[name] == example, "\(name)")
    }
    #expect(documented.count == section.matches(of: #/(?m)^\| `/#).count, "a row twice, or unread")
  }

  @Test func `the schema says in a sentence what each member is`() throws {
    let properties = try #require(try schemaObject()["properties"] as? [String: [String: Any]])
    for (name, property) in properties {
      let members = property["properties"] as? [String: [String: Any]] ?? [:]
      for described in [property] + members.values {
        let description = described["description"] as? String ?? ""
        #expect(description.contains(#/^[A-Z][^.]*(\.\w[^.]*)*\.$/#), "\(name): \(description)")
      }
    }
  }

  private func schemaObject() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Repository.data(Self.schema))
    return try #require(object as? [String: Any])
  }
}

// MARK: - Valid and invalid records

extension RecordSchemaTests {
  /// A valid record with every member except `rejected`, each as JSON.
  private static let good = [
    ("timestamp", #""2026-01-14T15:30:00Z""#), ("session_id", #""review""#),
    ("tool", #""Bash""#), ("file", #""src/price.ts""#), ("range", "[0,9223372036854775807]"),
    ("command", #""git push""#), ("pattern", #""\\d+""#), ("path", #"".""#),
    ("url", #""https://example.org/vat""#), ("query", #""vat""#), ("skill", #""notes""#),
    ("subagent", #""Explore""#), ("subagent_id", #""a4d91f""#), ("git", #""push""#),
    ("project", #""/""#), ("project_dir", #""/""#), ("branch", #""main""#),
    ("model", #""claude-sonnet-5""#), ("agent", #""Plan""#), ("agent_id", #""ac07e5""#),
    ("tokens", #"{"input":1,"output":2,"total":3}"#), ("chars", #"{"arguments":8,"result":4}"#),
    ("duration_ms", "0"), ("exit_code", "1"), ("error", #""""#), ("interrupted", "true"),
    ("lines", #"{"added":1,"removed":0}"#), ("result_hash", #""0123456789abcdef""#),
    ("claude_session_id", #""3f6c1d2e""#), ("tool_use_id", #""toolu_01""#), ("v", "1"),
  ]

  /// Returns the valid record with other values; nil removes a member, and new ones are appended.
  private static func record(with changes: [String: String?]) -> String {
    let new = changes.keys.filter { name in !good.contains { $0.0 == name } }.sorted()
    let members = (good + new.map { ($0, "") }).compactMap { name, value in
      changes[name, default: value].map { "\"\(name)\":\($0)" }
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// Returns a text of `length` characters, each of two UTF-16 units and four bytes.
  private static func text(_ length: Int) -> String {
    "\"" + String(repeating: "\u{1D11E}", count: length) + "\""
  }

  private static let required = [
    "timestamp", "session_id", "tool", "project", "tokens", "chars", "v",
  ]

  /// Changes that keep the record valid.
  private static let allowed: [[String: String?]] = [
    ["command": text(200), "pattern": text(200), "query": text(200), "error": text(200)],
    ["rejected": "true", "tool": #""unknown""#], ["tool": #""unknown""#],
    ["git": #""commit""#], ["git": #""pr""#], ["exit_code": "-1"], ["exit_code": nil],
    ["tokens": #"{"total":9223372036854775807,"output":0,"input":9223372036854775807}"#],
    ["cost": "{}", "schema": "null"], ["agent": nil],
    Dictionary(
      uniqueKeysWithValues: good.map(\.0).filter { !required.contains($0) }
        .map { ($0, nil as String?) }),
  ]

  /// Changes that make the record invalid in one way, and the path of the violation.
  private typealias Breakage = (changes: [String: String?], path: String)

  private static let broken: [Breakage] =
    required.map { ([$0: nil], "$") } + brokenEverywhere + tooLong + brokenHere

  private static let brokenEverywhere: [Breakage] =
    (good.map(\.0) + ["rejected"]).flatMap { name in
      ["null", "{}", "[]"].map { ([name: $0], "$.\(name)") }
    }

  private static let tooLong: [Breakage] = ["command", "pattern", "query", "error"].map {
    ([$0: text(201)], "$.\($0)")
  }

  private static let brokenHere: [Breakage] = [
    (["timestamp": #""2026-01-14 15:30:00Z""#], "$.timestamp"),
    (["timestamp": #""2026-01-14T15:30:00+01:00""#], "$.timestamp"),
    (["timestamp": #""2026-01-14T15:30:00.5Z""#], "$.timestamp"),
    (["timestamp": #""2026-13-14T15:30:00Z""#], "$.timestamp"),
    (["timestamp": #""2026-01-14T15:30:00Z\n""#], "$.timestamp"),
    (["session_id": #""""#], "$.session_id"), (["session_id": "7"], "$.session_id"),
    (["tool": #""""#], "$.tool"), (["project": #""""#], "$.project"),
    (["range": "[1]"], "$.range"), (["range": "[1,2,3]"], "$.range"),
    (["range": "[1.5,2]"], "$.range[0]"), (["range": #"[1,"2"]"#], "$.range[1]"),
    (["url": #""https://example.org/vat?key=1""#], "$.url"),
    (["url": #""https://example.org/vat#key""#], "$.url"),
    (["git": #""merge""#], "$.git"),
    (["tokens": #"{"input":1,"output":2}"#], "$.tokens"),
    (["tokens": #"{"input":1,"total":3}"#], "$.tokens"),
    (["tokens": #"{"output":2,"total":3}"#], "$.tokens"),
    (["tokens": #"{"input":1,"output":2,"total":3,"cache":0}"#], "$.tokens"),
    (["tokens": #"{"input":-1,"output":2,"total":1}"#], "$.tokens.input"),
    (["tokens": #"{"input":1,"output":"2","total":3}"#], "$.tokens.output"),
    (["tokens": #"{"input":1,"output":2,"total":null}"#], "$.tokens.total"),
    (["tokens": #"{"input":1,"output":9223372036854775808,"total":3}"#], "$.tokens.output"),
    (["chars": #"{"arguments":8}"#], "$.chars"), (["chars": #"{"result":4}"#], "$.chars"),
    (["chars": #"{"arguments":8,"result":4,"bytes":4}"#], "$.chars"),
    (["chars": #"{"arguments":-8,"result":4}"#], "$.chars.arguments"),
    (["chars": #"{"arguments":8,"result":1.5}"#], "$.chars.result"),
    (["lines": #"{"removed":1}"#], "$.lines"), (["lines": #"{"added":1}"#], "$.lines"),
    (["lines": #"{"added":1,"removed":0,"changed":1}"#], "$.lines"),
    (["lines": #"{"added":-1,"removed":0}"#], "$.lines.added"),
    (["lines": #"{"added":1,"removed":true}"#], "$.lines.removed"),
    (["duration_ms": "-1"], "$.duration_ms"), (["duration_ms": "0.5"], "$.duration_ms"),
    (["exit_code": #""1""#], "$.exit_code"), (["exit_code": "1.5"], "$.exit_code"),
    (["error": nil], "$"), (["agent_id": nil], "$"),
    (["interrupted": "false"], "$.interrupted"), (["rejected": "false"], "$.rejected"),
    (["result_hash": #""0123456789abcde""#], "$.result_hash"),
    (["result_hash": #""0123456789abcdef0""#], "$.result_hash"),
    (["result_hash": #""0123456789abcdef\n""#], "$.result_hash"),
    (["result_hash": #""0123456789ABCDEF""#], "$.result_hash"),
    (["rejected": "true"], "$.tool"),
    (["rejected": "true", "tool": #""unknown""#, "exit_code": nil, "error": nil], "$"),
    (["v": "2"], "$.v"), (["v": #""1""#], "$.v"), (["v": "true"], "$.v"),
    (["v": #"1,"v":1"#], "$"),
  ]
}
