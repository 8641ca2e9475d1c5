import ActivityLog
import Bytes
import JSONLines

extension ModelVisibleText {
  /// Appends what the model sees of a tool's response.
  mutating func append(
    _ response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let value = response.value else { return }
    switch value.kind {
    case .string: append(decoded: value.text, in: bytes)
    case .array: try append(blocks: value, in: bytes)
    case .object: try append(object: value, of: response, by: rule, in: bytes)
    default: append(minimal: value, in: bytes)
    }
    if rule.isPreviewedWhenLong, characters > Self.longAnswer { limit(to: Self.answerPreview) }
  }

  private mutating func append(
    object value: JSONValue, of response: ToolResponse, by rule: ToolRule, in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch rule.result {
    case .shell
    where response.hasText("stdout", in: bytes) || response.hasText("stderr", in: bytes):
      append(outputOf: response, in: bytes)
    case .file: try append(file: value, of: response, in: bytes)
    case .matches where response.hasText("content", in: bytes):
      append(decoded: response.object.text("content", in: bytes), of: response, in: bytes)
      if characters > Self.longMatches { limit(to: Self.matchesPreview) }
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

  // The limits of results that are shown in full, and the lengths of the previews of longer ones, in
  // characters (2.1.332). A preview is the first 2,000 bytes in a frame that names a file.
  private static let longMatches = 20_000
  private static let matchesPreview = 2_200
  private static let longAnswer = 50_000
  private static let answerPreview = 2_237
  /// In bytes of UTF-8, unlike the others.
  private static let longOutput = 30_000
  private static let outputPreview = 2_230

  /// The members of a changed file's response that repeat what the model wrote or has read.
  private static let notShownAgain: [StaticString] = [
    "originalFile", "originalFileContents", "original_file", "updated_file", "structuredPatch",
    "gitDiff", "content", "oldString", "newString", "edits", "old_source", "new_source",
  ]

  private mutating func append(outputOf response: ToolResponse, in bytes: Span<UInt8>) {
    let output = response.object.text("stdout", in: bytes)
    let errors = response.object.text("stderr", in: bytes)
    let isImage = response.object.isTrue("isImage", in: bytes)
    if isImage {
      let size = output.flatMap { ImageSize(base64: $0, in: bytes) }
      count(imageTokens: size?.tokens ?? Media.imageTokens)
    } else {
      append(decoded: output, of: response, in: bytes)
    }
    append(decoded: errors, in: bytes)
    if response.object.text("persistedOutputPath", in: bytes) != nil
      || isLong(output: isImage ? nil : output, errors: errors, in: bytes)
    {
      limit(to: Self.outputPreview)
    }
  }

  /// Returns whether a command's output, already appended, has too many bytes of UTF-8 to be shown in full.
  private func isLong(output: JSONText?, errors: JSONText?, in bytes: Span<UInt8>) -> Bool {
    if characters > Self.longOutput { return true }
    // Decoding escapes never makes a text longer.
    guard (output?.byteCount ?? 0) + (errors?.byteCount ?? 0) > Self.longOutput else {
      return false
    }
    var count = 0
    output?.forEachBlock(in: bytes) { block, _ in count += block.count }
    errors?.forEachBlock(in: bytes) { block, _ in count += block.count }
    return count > Self.longOutput
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
      try count(frameAround: content, of: response, in: bytes)
    case let content? where !isLaunch && content.kind == .string:
      append(decoded: content.text, of: response, in: bytes)
    default:
      try append(withoutImages: value, except: ["prompt"], in: bytes)
      if response.object.isTrue("canReadOutputFile", in: bytes) {
        count(more: Self.launchAdvice)
      }
    }
  }

  // What the model sees around a subagent's answer, in characters (2.1.332): that it isn't a message from the
  // user, and how to continue the subagent; for one in the background, how to wait for it.
  private static let answerFrame = 475
  private static let continuation = 195
  private static let launchAdvice = 750

  /// Counts the frame of a subagent's answer, which indents each line by two spaces. Older versions have
  /// neither the frame nor its hash.
  private mutating func count(
    frameAround content: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard response.hasText("harnessSectionHash", in: bytes) else { return }
    count(more: Self.answerFrame)
    if response.object.isTrue("canContinueAgent", in: bytes) { count(more: Self.continuation) }
    try content.forEachElement(in: bytes) { block throws(JSONError) in
      guard let text = try JSONObject(block, in: bytes).text("text", in: bytes) else { return }
      count(more: 2 * (text.lineBreaks(in: bytes).count + 1))
    }
  }

  private mutating func append(
    file value: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
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

  /// Appends a text file, which is shown with a number and a tab before each line, or a notebook's cells.
  private mutating func append(
    readFile file: JSONValue, of response: ToolResponse, in bytes: Span<UInt8>
  ) throws(JSONError) {
    if file.kind == .object, let content = response.file.text("content", in: bytes) {
      append(decoded: content, of: response, in: bytes)
      let first = response.file.count("startLine", in: bytes) ?? 1
      let lines = response.file.count("numLines", in: bytes) ?? 0
      count(more: lines.saturatingAdd(first.digitsOfNumbers(count: lines)))
    } else if file.kind == .object, let cells = response.file.value("cells", in: bytes),
      cells.kind == .array
    {
      try cells.forEachElement(in: bytes) { cell throws(JSONError) in
        try append(cell: JSONObject(cell, in: bytes), in: bytes)
      }
    } else {
      try append(withoutImages: file, in: bytes)
    }
  }

  /// Appends a notebook's cell: its source and its printed output. Of other outputs only images count.
  private mutating func append(cell: JSONObject, in bytes: Span<UInt8>) throws(JSONError) {
    append(decoded: cell.text("source", in: bytes), in: bytes)
    try cell.value("outputs", in: bytes)?.forEachElement(in: bytes) { output throws(JSONError) in
      let output = try JSONObject(output, in: bytes)
      append(decoded: output.text("text", in: bytes), in: bytes)
      let image = try JSONObject(output.value("image", in: bytes), in: bytes)
      if let encoded = image.text("image_data", in: bytes) {
        count(imageTokens: ImageSize(base64: encoded, in: bytes)?.tokens ?? Media.imageTokens)
      }
    }
  }

  /// Appends the strings of an array with a newline between them.
  private mutating func append(lines: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    var isFirst = true
    try lines?.forEachElement(in: bytes) { line throws(JSONError) in
      if !isFirst { append(.newline) }
      isFirst = false
      append(decoded: line.text, in: bytes)
    }
  }
}

extension Int {
  /// Returns the total number of digits of consecutive numbers that begin with this one.
  fileprivate func digitsOfNumbers(count: Int) -> Int {
    let (end, overflow) = addingReportingOverflow(count)
    let last = (overflow ? .max : end) - 1
    guard count > 0 else { return 0 }
    // A number has one digit, and one more for each power of ten that it reaches.
    var sum = count
    var power = 10
    while power <= last {
      sum = sum.saturatingAdd(last - Swift.max(power, self) + 1)
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
    }
    return sum
  }
}
