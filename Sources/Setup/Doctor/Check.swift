import Bytes
import CommandLineTool

/// One thing that was looked at, and how it is.
struct Check: Equatable {
  /// How it is.
  enum Status: String {
    case ok
    /// Worth knowing; logging works.
    case note
    /// Calls are lost, counted twice or shown to others.
    case trouble
  }

  /// What it is about; a name of the JSON that stays.
  enum Topic: String, CaseIterable {
    case settings
    case registered
    case duplicate
    case shape
    case shellLogger = "shell_logger"
    case disabled
    case program
    case environment
    case directory = "folder"
    case permissions
    case cleanUp = "clean_up"
    case trial
    case records
    case malformed
    case troubleLog = "trouble_log"

    /// The code of a finding that has no more exact one.
    var code: String { rawValue.replacing(["_": "-"]) }
  }

  let topic: Topic
  /// What exactly was found; nil where the topic says it.
  let exactCode: Code?
  let status: Status
  /// What was found, in a sentence without its full stop.
  let message: String
  /// What to do about it.
  let mend: String?

  /// What was found, as a name of the JSON that stays.
  var code: String { exactCode?.rawValue ?? topic.code }

  /// What is as it should be.
  static func ok(_ topic: Topic, as code: Code? = nil, _ message: String) -> Check {
    Check(topic: topic, exactCode: code, status: .ok, message: message, mend: nil)
  }

  /// What is worth knowing.
  static func note(
    _ topic: Topic, as code: Code? = nil, _ message: String, mend: String? = nil
  ) -> Check {
    Check(topic: topic, exactCode: code, status: .note, message: message, mend: mend)
  }

  /// What is wrong, and its mend.
  static func trouble(
    _ topic: Topic, as code: Code? = nil, _ message: String, mend: String
  ) -> Check {
    Check(topic: topic, exactCode: code, status: .trouble, message: message, mend: mend)
  }
}
