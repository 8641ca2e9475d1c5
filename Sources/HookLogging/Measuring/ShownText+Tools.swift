import JSONLines

extension ShownText {
  /// Puts what a tool shows of its response behind the text.
  mutating func append(
    _ response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let value = response.value else { return }
    switch value.kind {
    case .string: append(decoded: value.text, in: bytes)
    case .array: try append(blocks: value, in: bytes)
    case .object: try append(value, of: response, by: rule, in: bytes)
    default: append(minimal: value, in: bytes)
    }
  }

  private mutating func append(
    _ value: JSONValue, of response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch rule.result {
    case .shell
    where response.hasText("stdout", in: bytes) || response.hasText("stderr", in: bytes):
      append(outputOf: response, in: bytes)
    case .file: try append(fileOf: response, value, in: bytes)
    case .matches where response.hasText("content", in: bytes):
      append(decoded: response.object.text("content", in: bytes), of: response, in: bytes)
      if characters > 20_000 { limit(to: Self.previewLength) }
    case .matches where response.hasList("filenames", in: bytes),
      .fileNames where response.hasList("filenames", in: bytes):
      try append(lines: response.object.value("filenames", in: bytes), in: bytes)
    case .page where response.hasText("result", in: bytes):
      append(decoded: response.object.text("result", in: bytes), of: response, in: bytes)
    case .answer: try append(answer: value, of: response, in: bytes)
    case .change: try append(withoutImages: value, except: Self.notShownAgain, in: bytes)
    default: try append(withoutImages: value, in: bytes)
    }
  }

  /// What is shown of an output too long to be shown whole (hooks reference, 2.1.119).
  private static let previewLength = 2_200

  /// The members of a changed file's response that repeat what the model wrote or has read.
  private static let notShownAgain: [StaticString] = [
    "originalFile", "originalFileContents", "original_file", "updated_file", "structuredPatch",
    "gitDiff", "content", "oldString", "newString", "edits", "old_source", "new_source",
  ]

  private mutating func append(outputOf response: ToolResponse, in bytes: Span<UInt8>) {
    if response.object.isTrue("isImage", in: bytes) {
      count(imageTokens: Media.imageTokens)
    } else {
      append(decoded: response.object.text("stdout", in: bytes), of: response, in: bytes)
    }
    append(decoded: response.object.text("stderr", in: bytes), in: bytes)
    if characters > 30_000 || response.object.text("persistedOutputPath", in: bytes) != nil {
      limit(to: Self.previewLength)
    }
  }

  private mutating func append(
    answer value: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    let isLaunch =
      response.object.isTrue("isAsync", in: bytes)
      || response.object.member("status", equals: "async_launched", in: bytes)
      || response.object.member("status", equals: "remote_launched", in: bytes)
    switch response.object.value("content", in: bytes) {
    case let content? where !isLaunch && content.kind == .array:
      try append(blocks: content, onlyTexts: true, in: bytes)
    case let content? where !isLaunch && content.kind == .string:
      append(decoded: content.text, of: response, in: bytes)
    default: try append(withoutImages: value, except: ["prompt"], in: bytes)
    }
  }

  private mutating func append(
    fileOf response: ToolResponse, _ value: JSONValue, in bytes: Span<UInt8>
  ) throws(JSONError) {
    if response.object.member("type", equals: "pdf", in: bytes) {
      count(imageTokens: Media.documentTokens)
    } else if let file = response.object.value("file", in: bytes),
      !response.object.member("type", equals: "image", in: bytes)
    {
      try append(readFile: file, of: response, in: bytes)
    } else {
      try append(withoutImages: value, in: bytes)
    }
  }

  /// A text file is shown with a number before each line, in 7 columns.
  private mutating func append(
    readFile file: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    if file.kind == .object, let content = response.file.text("content", in: bytes) {
      append(decoded: content, of: response, in: bytes)
      let lines = response.file.count("numLines", in: bytes) ?? 0
      let (numbers, overflow) = lines.multipliedReportingOverflow(by: 7)
      count(more: overflow ? .max : numbers)
    } else {
      try append(withoutImages: file, in: bytes)
    }
  }

  /// Puts an array's strings behind the text with a newline between them.
  private mutating func append(lines: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    var isFirst = true
    try lines?.forEachElement(in: bytes) { line throws(JSONError) in
      if !isFirst { append(.newline) }
      isFirst = false
      append(decoded: line.text, in: bytes)
    }
  }
}
