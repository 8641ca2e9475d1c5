/// The kind of what the model wrote in a response, which changes how many characters a token has.
///
/// The tools that take them tell code and commands from other arguments; a response with several calls has
/// no single tool.
package enum OutputKind: String, CaseIterable, Sendable {
  case text
  case bashArguments = "Bash arguments"
  case editArguments = "Edit arguments"
  case writeArguments = "Write arguments"
  case arguments = "tool arguments"
  /// Both text and calls.
  case mixed

  /// The kind of a response with one call and no text.
  init(argumentsOf tool: String) {
    self = OutputKind(rawValue: tool + " arguments") ?? .arguments
  }
}
