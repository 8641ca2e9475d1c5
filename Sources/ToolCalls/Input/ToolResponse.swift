package import ActivityLog
package import JSONLines

/// The result of a tool call: the input's `tool_response`, of any type.
package struct ToolResponse {
  /// The value itself, nil when the input has none.
  package private(set) var value: JSONValue?
  package private(set) var object = JSONObject()
  /// The members of its `file`.
  private(set) var file = JSONObject()
  /// A text that was measured while it was passed.
  private(set) var measured = MeasuredText()

  /// The response of an input that has none.
  package init() {}

  package init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    guard let value else {
      self.init()
      return
    }
    var scanner = JSONScanner(bytes, into: value)
    try self.init(passing: &scanner)
  }

  /// Passes the value that stands next, and takes down its members on the way.
  package init(passing scanner: inout JSONScanner) throws(JSONError) {
    try self.init(passing: &scanner, measuring: MeasuredText())
  }

  /// The same, with a text that is measured on the way.
  init(passing scanner: inout JSONScanner, measuring text: MeasuredText) throws(JSONError) {
    measured = text
    guard scanner.nextBracket() == .openBrace else {
      value = try scanner.passValue()
      return
    }
    let bytes = scanner.bytes
    let start = scanner.position
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if name.equals("file", in: bytes), scanner.nextBracket() == .openBrace {
        object.append(name, try passFile(&scanner, bytes))
      } else {
        object.append(name, try measured.pass(&scanner, name, bytes))
      }
    }
    value = scanner.container(from: start)
  }

  private mutating func passFile(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    let start = scanner.position
    file = JSONObject()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      file.append(name, try measured.pass(&scanner, name, bytes))
    }
    return scanner.container(from: start)
  }

  /// Whether a member is a text.
  func hasText(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.text(name, in: bytes) != nil
  }

  /// Whether a member is an array.
  func hasList(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.value(name, in: bytes)?.kind == .array
  }

  /// After how many milliseconds a command was stopped, nil when it wasn't. One that goes on in the
  /// background wasn't (2.1.332).
  func timeOut(in bytes: Span<UInt8>) -> Int? {
    object.value("backgroundTaskId", in: bytes)?.kind == .string
      ? nil : object.count("timedOutAfterMs", in: bytes)
  }

  /// The lines that a call added and removed; nil when the response doesn't tell.
  ///
  /// - Parameters:
  ///   - rule: That of the tool.
  ///   - newLineCount: The lines of the file, should it be a new one.
  package func lineChanges(
    by rule: ToolRule, newLineCount: @autoclosure () -> Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord.LineChanges? {
    if rule.editsFiles { return try lineChanges(newLineCount: newLineCount(), in: bytes) }
    return rule.isShell ? try lineChangesOfCommand(in: bytes) : nil
  }

  /// The lines of files that a command changed, such as `sed -i` (2.1.332).
  private func lineChangesOfCommand(
    in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord.LineChanges? {
    guard let difference = object.value("bashEditDiff", in: bytes),
      let files = try JSONObject(difference, in: bytes).value("files", in: bytes),
      files.kind == .array
    else { return nil }
    var changes = ActivityRecord.LineChanges()
    var fileCount = 0
    try files.forEachElement(in: bytes) { file throws(JSONError) in
      fileCount += 1
      try changes.add(hunks: JSONObject(file, in: bytes).value("hunks", in: bytes), in: bytes)
    }
    return fileCount == 0 ? nil : changes
  }

  private func lineChanges(
    newLineCount: @autoclosure () -> Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord.LineChanges? {
    let hasPatch = hasList("structuredPatch", in: bytes)
    var changes = ActivityRecord.LineChanges()
    let hunkCount =
      hasPatch
      ? try changes.add(hunks: object.value("structuredPatch", in: bytes), in: bytes) : 0
    let madeFile =
      object.member("type", equals: "create", in: bytes)
      || (object.value("originalFile", in: bytes)?.kind == .null && hasPatch)
    if hunkCount == 0, madeFile {
      return newLineCount().map { ActivityRecord.LineChanges(added: $0) }
    }
    return hasPatch ? changes : nil
  }
}

extension ActivityRecord.LineChanges {
  /// Adds the lines of all hunks in an array, and says how many there are.
  @discardableResult
  fileprivate mutating func add(
    hunks: JSONValue?, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int {
    var count = 0
    try hunks?.forEachElement(in: bytes) { hunk throws(JSONError) in
      count += 1
      try add(hunk, in: bytes)
    }
    return count
  }

  /// Adds the lines of a hunk that begin with a plus or a minus sign.
  fileprivate mutating func add(_ hunk: JSONValue, in bytes: Span<UInt8>) throws(JSONError) {
    let lines = try JSONObject(hunk, in: bytes).value("lines", in: bytes)
    try lines?.forEachElement(in: bytes) { line throws(JSONError) in
      switch line.text?.firstByte(in: bytes) {
      case UInt8(ascii: "+"): added += 1
      case UInt8(ascii: "-"): removed += 1
      default: break
      }
    }
  }
}

extension JSONText {
  /// The first byte of the text in UTF-8, nil when it is empty.
  fileprivate func firstByte(in bytes: Span<UInt8>) -> UInt8? {
    guard !isEmpty else { return nil }
    let first = bytes[start]
    return first == .backslash ? string(in: bytes).utf8.first : first
  }

  /// How many lines the text has; a line break at the end starts no further one.
  package func lineCount(in bytes: Span<UInt8>) -> Int {
    let breaks = lineBreaks(in: bytes)
    return breaks.areLast || isEmpty ? breaks.count : breaks.count + 1
  }

  /// How many line breaks the text has, and whether it ends with one.
  func lineBreaks(in bytes: Span<UInt8>) -> (count: Int, areLast: Bool) {
    var breaks = (count: 0, areLast: false)
    forEachPiece(in: bytes) { piece in
      // A line break is always an escape in JSON.
      if case .escape("\n") = piece {
        breaks = (breaks.count + 1, true)
      } else {
        breaks.areLast = false
      }
    }
    return breaks
  }
}
