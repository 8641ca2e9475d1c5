package import Foundation

/// A case of `Tests/RealClient/Settings/*.txt`: settings in a home directory, and what Claude Code does with them.
///
/// `Tests/RealClient/Settings/README.md` describes the format.
package struct SettingsCase: Sendable {
  package let name: String
  /// The files, by their paths relative to the home directory.
  private var files: [(place: String, text: String)] = []
  /// Directories whose files are copied to the home directory first.
  private var copies: [String] = []
  package private(set) var variables: [String: String] = [:]
  /// The session's working directory, relative to the project's.
  package private(set) var directory = "."
  /// The numbers of records logged for a Bash call, a failing one, a Read and a failing one; nil if Claude Code
  /// doesn't start.
  package private(set) var logs: [Int]?
  /// The codes of doctor's findings, sorted.
  package private(set) var finds: [String] = []

  private static let place = "Tests/RealClient/Settings"
  package static let project = "src/lighthouse"
  private static let places = [
    "user": ".claude/settings.json", "project": "\(project)/.claude/settings.json",
    "local": "\(project)/.claude/settings.local.json",
    "managed": "managed/managed-settings.json",
  ]

  /// The names of the files of cases.
  package static let files: [String] =
    (try? Repository.names(in: place))?.filter { $0.hasSuffix(".txt") } ?? []

  /// Returns the cases in a file.
  package static func all(in file: String) throws -> [SettingsCase] {
    var cases: [SettingsCase] = []
    let text = String(decoding: try Repository.data("\(place)/\(file)"), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let rest = parts.count > 1 ? String(parts[1]) : ""
      if parts[0] == "case" {
        cases.append(SettingsCase(name: rest))
      } else {
        cases[cases.count - 1].add(String(parts[0]), rest)
      }
    }
    return cases
  }

  private init(name: String) { self.name = name }

  private mutating func add(_ word: String, _ rest: String) {
    switch word {
    case "": files[files.count - 1].text += rest.dropFirst() + "\n"
    case "copy": copies.append(rest)
    case "in": directory = rest
    case "env":
      let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      variables[String(parts[0])] = String(parts[1])
    case "logs": logs = rest == "-" ? nil : rest.split(separator: " ").compactMap { Int($0) }
    case "finds": finds = rest.split(separator: " ").map(String.init)
    default: files.append((Self.places[word] ?? word, rest))
    }
  }

  /// Writes the files of the case to a home directory.
  package func put(into home: TemporaryDirectory) throws {
    for copy in copies {
      let directory = "\(Self.place)/\(copy)"
      for name in try FileManager.default.subpathsOfDirectory(atPath: Repository.path(directory)) {
        guard let data = try? Repository.data("\(directory)/\(name)") else { continue }
        try home.write(Self.expanded(String(decoding: data, as: UTF8.self), home.path), to: name)
      }
    }
    for file in files { try home.write(Self.expanded(file.text, home.path), to: file.place) }
  }

  /// Returns a text of a case with abbreviations expanded and hexadecimal bytes decoded.
  package static func expanded(_ text: String, _ home: String) -> Data {
    var text = text
    var bytes: [UInt8] = []
    while let mark = text.firstMatch(of: #/«([^«»]*)»/#) {
      let parts = mark.1.split(separator: " ", maxSplits: 1).map(String.init)
      let numbers = mark.1.split(separator: " ").compactMap { UInt8($0, radix: 16) }
      if let word = parts.first, let meaning = meaning(of: word, parts.last ?? "", home) {
        text.replaceSubrange(mark.range, with: meaning)
      } else {
        // Private-use characters represent the bytes until everything is expanded.
        let scalars = numbers.compactMap { Unicode.Scalar(0xF700 + UInt32($0)) }
        text.replaceSubrange(mark.range, with: String(String.UnicodeScalarView(scalars)))
      }
    }
    for scalar in text.unicodeScalars {
      if 0xF700...0xF7FF ~= scalar.value {
        bytes.append(UInt8(scalar.value - 0xF700))
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return Data(bytes)
  }

  private static func meaning(of word: String, _ rest: String, _ home: String) -> String? {
    switch word {
    case "home": home
    case "program": "\(home)/bin/claude-hook-log"
    case "other": "\(home)/other/claude-hook-log"
    case "hook": #"{"type":"command","command":"«program»"}"#
    case "group": #"{"hooks":[«hook»]}"#
    case "hooks": "«both «group»»"
    case "both": #""PostToolUse":[\#(rest)],"PostToolUseFailure":[\#(rest)]"#
    default: nil
    }
  }
}
