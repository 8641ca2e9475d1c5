import Bytes
import JSONLines
import OperatingSystem
import ToolCalls

/// The source of a call's model: the input, if it ever names one, or else the caller's transcript.
struct ModelSource {
  /// A place, or the reason why there is none: a path with the text around it.
  private struct Place {
    var before: StaticString
    var path = ""
    var after: StaticString = ""
  }

  /// The model's name; nil if unknown.
  let model: String?
  private let place: Place

  /// The suffix of the name of a model with a context of a million tokens.
  private static let longMark = "[1m]"

  init(of input: HookInput, in bytes: Span<UInt8>) {
    let (model, place) = Self.find(for: input, in: bytes)
    self.place = place
    if let model, model.utf8.count > Self.longMark.utf8.count, model.hasSuffix(Self.longMark) {
      self.model = String(model.dropLast(Self.longMark.count))
    } else {
      self.model = model
    }
  }

  /// The explanation of where the model was found, or why it is unknown.
  var explanation: String { "\(place.before)\(place.path)\(place.after)" }

  /// Finds the model.
  ///
  /// A subagent's input contains its `agent_id` and the transcript of its parent, which often uses a
  /// different model (hooks reference, 2.1.206).
  private static func find(for input: HookInput, in bytes: Span<UInt8>) -> (String?, Place) {
    if let model = input.object.string("model", in: bytes) {
      return (model, Place(before: "model"))
    }
    guard let transcript = input.object.string("transcript_path", in: bytes) else {
      return (nil, Place(before: "unknown: the input names neither a model nor a transcript"))
    }
    let id = input.object.string("tool_use_id", in: bytes)
    guard let agent = input.object.string("agent_id", in: bytes) else {
      return find(in: transcript, call: id, ofSubagent: false)
    }
    guard !agent.utf8.contains(UInt8(ascii: "/")) else {
      return (nil, Place(before: "unknown: agent_id can't be the name of a file"))
    }
    let suffix = ".jsonl"
    let directory =
      transcript.hasSuffix(suffix) ? transcript.dropLast(suffix.count) : transcript[...]
    let name = directory + "/subagents/agent-" + agent
    let finding = find(in: name + suffix, call: id, ofSubagent: true)
    if finding.0 == nil, let model = described(in: name + ".meta.json") {
      return (model, Place(before: "", path: name + ".meta.json"))
    }
    return finding
  }

  private static func find(
    in path: String, call id: String?, ofSubagent: Bool
  ) -> (String?, Place) {
    guard var tail = TranscriptTail(of: path) else {
      return (nil, Place(before: "unknown: ", path: path, after: " can't be read"))
    }
    let isMissing: StaticString = ", where this call isn't yet"
    let (model, before, after): (String?, StaticString, StaticString) =
      switch tail.model(ofCall: id, ofSubagent: ofSubagent) {
      case .ofCall(let model): (model, "the row of this call in ", "")
      case .ofRequest(let model): (model, "the newest request in ", isMissing)
      case .ofNewest(let model): (model, "the newest response in ", isMissing)
      case nil: (nil, "unknown: no request or response with a model in the last 256 KiB of ", "")
      }
    return (model, Place(before: before, path: path, after: after))
  }

  /// Returns the `model` in a subagent's metadata file.
  private static func described(in path: String) -> String? {
    guard let file = try? FileDescriptor.opening(path, waiting: FileDescriptor.hookWait),
      (try? file.status().isRegular) == true
    else { return nil }
    var buffer = ByteBuffer()
    guard (try? buffer.read(from: file, at: 0, count: 64 << 10)) != nil,
      let object = try? JSONObject(scanning: buffer.bytes)
    else { return nil }
    return object.string("model", in: buffer.bytes)
  }
}
