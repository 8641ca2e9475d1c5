import ActivityLog
import JSONLines

/// How much of something the model is shown: characters of text, and tokens of images.
struct ShownText: Equatable {
  var characters = 0
  var imageTokens = 0

  static func += (left: inout ShownText, right: ShownText) {
    left.characters = left.characters.saturatingAdd(right.characters)
    left.imageTokens = left.imageTokens.saturatingAdd(right.imageTokens)
  }
}

extension ShownText {
  /// What `tool` shows of its response.
  init(
    of response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    self.init()
    guard let value = response.value else { return }
    switch value.kind {
    case .string: characters = value.decodedLength(in: bytes)
    case .array: self = try ShownText(blocks: value, in: bytes)
    case .object: self = try ShownText(object: value, of: response, by: rule, in: bytes)
    default: characters = value.minimalLength(in: bytes)
    }
  }

  private init(
    object value: JSONValue, of response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch rule.result {
    case .shell
    where response.hasText("stdout", in: bytes) || response.hasText("stderr", in: bytes):
      self.init(shell: response, in: bytes)
    case .file: try self.init(file: value, of: response, in: bytes)
    case .matches where response.hasText("content", in: bytes):
      self.init(matches: response, in: bytes)
    case .matches where response.hasList("filenames", in: bytes),
      .fileNames where response.hasList("filenames", in: bytes):
      self.init(
        characters: try response.object.value("filenames", in: bytes)?.joinedLength(in: bytes) ?? 0)
    case .page where response.hasText("result", in: bytes):
      self.init(
        characters: response.object.value("result", in: bytes)?.decodedLength(in: bytes) ?? 0)
    case .answer: try self.init(answer: value, of: response, in: bytes)
    case .change: try self.init(minimal: value, without: Self.notShownAgain, in: bytes)
    default: try self.init(minimal: value, in: bytes)
    }
  }

  /// What is shown of an output too long to be shown whole (hooks reference, 2.1.119).
  private static let previewLength = 2_200

  /// The members of a changed file's response that repeat what the model wrote or has read.
  private static let notShownAgain: [StaticString] = [
    "originalFile", "originalFileContents", "original_file", "updated_file", "structuredPatch",
    "gitDiff", "content", "oldString", "newString", "edits", "old_source", "new_source",
  ]

  private init(shell response: ToolResponse, in bytes: Span<UInt8>) {
    let isImage = response.object.isTrue("isImage", in: bytes)
    let output =
      isImage ? 0 : response.object.value("stdout", in: bytes)?.decodedLength(in: bytes) ?? 0
    let errors = response.object.value("stderr", in: bytes)?.decodedLength(in: bytes) ?? 0
    let length = output.saturatingAdd(errors)
    let isPreview = length > 30_000 || response.object.text("persistedOutputPath", in: bytes) != nil
    self.init(
      characters: isPreview ? min(length, Self.previewLength) : length,
      imageTokens: isImage ? Media.imageTokens : 0)
  }

  private init(matches response: ToolResponse, in bytes: Span<UInt8>) {
    let length = response.object.value("content", in: bytes)?.decodedLength(in: bytes) ?? 0
    self.init(characters: length > 20_000 ? Self.previewLength : length)
  }

  private init(
    answer value: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    let isLaunch =
      response.object.isTrue("isAsync", in: bytes)
      || response.object.member("status", equals: "async_launched", in: bytes)
      || response.object.member("status", equals: "remote_launched", in: bytes)
    switch response.object.value("content", in: bytes) {
    case let content? where !isLaunch && content.kind == .array:
      try self.init(blocks: content, onlyTexts: true, in: bytes)
    case let content? where !isLaunch && content.kind == .string:
      self.init(characters: content.decodedLength(in: bytes))
    default: try self.init(minimal: value, without: ["prompt"], in: bytes)
    }
  }

  private init(
    file value: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    if response.object.member("type", equals: "pdf", in: bytes) {
      self.init(imageTokens: Media.documentTokens)
    } else if let file = response.object.value("file", in: bytes),
      !response.object.member("type", equals: "image", in: bytes)
    {
      try self.init(readFile: file, in: bytes)
    } else {
      try self.init(minimal: value, in: bytes)
    }
  }

  /// A text file is shown with a number before each line, in 7 columns.
  private init(readFile file: JSONValue, in bytes: Span<UInt8>) throws(JSONError) {
    let object = try JSONObject(file, in: bytes)
    if let content = object.text("content", in: bytes) {
      let lines = object.count("numLines", in: bytes)
      let (numbers, overflow) = (lines ?? 0).multipliedReportingOverflow(by: 7)
      self.init(
        characters: content.length(in: bytes).decoded.saturatingAdd(overflow ? .max : numbers))
    } else {
      try self.init(minimal: file, in: bytes)
    }
  }
}

extension JSONValue {
  /// The characters of a string's text, 0 for any other value.
  func decodedLength(in bytes: Span<UInt8>) -> Int { text?.length(in: bytes).decoded ?? 0 }

  /// The characters of an array's strings with a newline between them.
  fileprivate func joinedLength(in bytes: Span<UInt8>) throws(JSONError) -> Int {
    let elements = try elements(in: bytes)
    return elements.reduce(max(elements.count - 1, 0)) { $0 + $1.decodedLength(in: bytes) }
  }
}
