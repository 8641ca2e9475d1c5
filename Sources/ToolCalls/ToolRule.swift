/// What the record of a tool's call keeps of its arguments, and which text of its result is counted.
package struct ToolRule {
  /// Members of the record that come from the tool's arguments. A set of bits and no array: the hook
  /// makes one for each call.
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

  /// The text that the model is shown of a result that is an object.
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
  /// Whether the model is shown only a preview of a result that is long: so it is with subagents' answers
  /// and those of MCP servers (2.1.332).
  let isPreviewedWhenLong: Bool

  /// The table. Tools that aren't in it, those of MCP servers among them, keep no arguments.
  init(_ tool: String) {
    switch tool {
    case "Bash", "PowerShell": self.init([.command], .shell)
    case "Read": self.init([.file, .range], .file)
    case "Write", "Edit", "MultiEdit", "NotebookEdit": self.init([.file], .change)
    case "Grep": self.init([.pattern, .path], .matches)
    case "Glob": self.init([.pattern, .path], .fileNames)
    case "WebFetch": self.init([.url], .page)
    case "WebSearch", "ToolSearch": self.init([.query], .whole)
    case "Skill": self.init([.skill], .whole)
    case "Task", "Agent": self.init([.subagent], .answer)
    default: self.init([], .whole, isPreviewedWhenLong: tool.hasPrefix("mcp__"))
    }
  }

  private init(_ details: Details, _ result: Result, isPreviewedWhenLong: Bool = false) {
    self.details = details
    self.result = result
    self.isPreviewedWhenLong = isPreviewedWhenLong || result == .answer
  }

  /// Whether the tool runs a command, whose failure has an exit code.
  package var isShell: Bool { result == .shell }
  /// Whether the tool writes a file.
  var writesFile: Bool { result == .change }
}

extension ToolRule.Result {
  /// The member of the response that holds most of a long one, nil where that can be any.
  var mainMember: StaticString? {
    switch self {
    case .shell: "stdout"
    case .file, .matches, .answer: "content"
    case .page: "result"
    case .fileNames, .change, .whole: nil
    }
  }

  /// What is counted of a response that is an object, for people.
  var explanation: String {
    switch self {
    case .shell: "stdout and stderr"
    case .file: "file.content, and for each line its number and a tab"
    case .matches: "content, else the filenames"
    case .fileNames: "the filenames, a line each"
    case .page: "result"
    case .answer: "the texts of content, and the frame around them"
    case .change: "minimal JSON without the change and the file, which aren't shown again"
    case .whole: "minimal JSON without images"
    }
  }
}
