/// What the model wrote in a response, as far as that changes how many characters a token has.
///
/// Code and commands are told from other arguments by the tools that take them; a response with several
/// calls is of no one tool.
package enum OutputKind: String, CaseIterable, Sendable {
  case text
  case bashArguments = "Bash arguments"
  case editArguments = "Edit arguments"
  case writeArguments = "Write arguments"
  case arguments = "tool arguments"
  /// Both text and calls.
  case mixed

  /// That of a response with one call and no text.
  init(argumentsOf tool: String) {
    switch tool {
    case "Bash": self = .bashArguments
    case "Edit": self = .editArguments
    case "Write": self = .writeArguments
    default: self = .arguments
    }
  }
}
