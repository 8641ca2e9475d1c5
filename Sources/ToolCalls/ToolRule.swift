import Bytes
package import JSONLines

/// The rule of a tool: what the record of a call keeps of its arguments, and which text of its result counts.
package struct ToolRule {
  /// The members of the record that come from the tool's arguments: a set of bits, since creating an
  /// `Array` would cost each run of the hook more.
  struct Details: OptionSet {
    let rawValue: UInt16

    static let file = Details(rawValue: 1 << 0)
    static let range = Details(rawValue: 1 << 1)
    static let command = Details(rawValue: 1 << 2)
    static let pattern = Details(rawValue: 1 << 3)
    static let path = Details(rawValue: 1 << 4)
    static let url = Details(rawValue: 1 << 5)
    static let query = Details(rawValue: 1 << 6)
    static let skill = Details(rawValue: 1 << 7)
    static let subagent = Details(rawValue: 1 << 8)
  }

  /// The text that the model sees of a result that is an object.
  package enum Result {
    /// Standard output and error of a command.
    case shell
    /// The content of a file with line numbers.
    case file
    /// Matching lines, or the names of files with matches.
    case matches
    case fileNames
    /// The text that a page was turned into.
    case page
    /// What a subagent answered.
    case answer
    /// A confirmation; the change itself isn't shown again.
    case change
    /// The result as it is.
    case whole
  }

  let details: Details
  package let result: Result
  /// Whether the model sees only a preview of a long result, as of subagents and MCP servers (2.1.332).
  let isPreviewedWhenLong: Bool

  /// The rule in the table; for tools without one, such as those of MCP servers, no arguments are kept.
  package init(ofTool tool: String) {
    switch tool {
    case "Bash", "PowerShell": self.init(keeping: [.command], showing: .shell)
    case "Read": self.init(keeping: [.file, .range], showing: .file)
    case _ where Self.isEditor(tool): self.init(keeping: [.file], showing: .change)
    case "Grep": self.init(keeping: [.pattern, .path], showing: .matches)
    case "Glob": self.init(keeping: [.pattern, .path], showing: .fileNames)
    case "WebFetch": self.init(keeping: [.url], showing: .page)
    case "WebSearch", "ToolSearch": self.init(keeping: [.query], showing: .whole)
    case "Skill": self.init(keeping: [.skill], showing: .whole)
    case "Task", "Agent": self.init(keeping: [.subagent], showing: .answer)
    default:
      self.init(keeping: [], showing: .whole, isPreviewedWhenLong: tool.hasPrefix("mcp__"))
    }
  }

  private init(
    keeping details: Details, showing result: Result, isPreviewedWhenLong: Bool = false
  ) {
    self.details = details
    self.result = result
    self.isPreviewedWhenLong = isPreviewedWhenLong || result == .answer
  }

  /// Whether the tool runs a command, whose failure has an exit code.
  package var isShell: Bool { result == .shell }
  /// Whether the tool edits files.
  var editsFiles: Bool { result == .change }

  // MARK: Tools that edit files

  /// Returns whether a tool edits files, by its name.
  private static func isEditor(_ tool: String) -> Bool {
    isEditor { name in
      tool.utf8.count == name.utf8CodeUnitCount && tool.utf8.elementsEqual(name.description.utf8)
    }
  }

  /// Returns whether a tool edits files, by the place of its name in JSON.
  package static func isEditor(_ tool: JSONText, in bytes: Span<UInt8>) -> Bool {
    isEditor { tool.equals($0, in: bytes) }
  }

  /// The part of the table that names them.
  private static func isEditor(where isNamed: (StaticString) -> Bool) -> Bool {
    isNamed("Edit") || isNamed("Write") || isNamed("MultiEdit") || isNamed("NotebookEdit")
  }
}

extension ToolRule.Result {
  /// The member that holds most of a long response; nil if it can be any.
  var mainMember: StaticString? { row.mainMember }

  /// An explanation of what counts of a response that is an object.
  var explanation: String { row.explanation }

  private var row: (mainMember: StaticString?, explanation: String) {
    switch self {
    case .shell: ("stdout", "stdout and stderr")
    case .file: ("content", "file.content, and for each line its number and a tab")
    case .matches: ("content", "content, else the filenames")
    case .fileNames: (nil, "the filenames, a line each")
    case .page: ("result", "result")
    case .answer: ("content", "the texts of content, and the frame around them")
    case .change: (nil, "minimal JSON without the change and the file, which aren't shown again")
    case .whole: (nil, "minimal JSON without images")
    }
  }
}
