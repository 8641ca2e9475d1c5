import Bytes
import CommandLineTool

/// The reason that a command failed, in words for its user.
struct SetupFailure: Error {
  let description: String

  init(_ description: String) { self.description = description }

  /// The outcome of the command.
  var outcome: Outcome {
    Outcome(error: "claude-hook-log: \(description.visible)\n", status: .failure)
  }
}
