package import ActivityLog
import Bytes
package import JSONLines

/// The result of a tool call: the input's `tool_response`, of any type.
package struct ToolResponse {
  /// The value itself; nil if the input has none.
  package private(set) var value: JSONValue?
  package private(set) var object = JSONObject()
  /// The members of its member `file`.
  private(set) var file = JSONObject()
  /// A text that was measured while the response was scanned.
  private(set) var measured = MeasuredText()

  /// Creates the response of an input without one.
  package init() {}

  package init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    guard let value else {
      self.init()
      return
    }
    var scanner = JSONScanner(bytes, into: value)
    try self.init(scanning: &scanner)
  }

  /// Reads the next value, stores its members, and measures a text in it.
  package init(
    scanning scanner: inout JSONScanner, measuring text: MeasuredText = MeasuredText()
  ) throws(JSONError) {
    measured = text
    guard scanner.nextBracket() == .openBrace else {
      value = try scanner.scanValue()
      return
    }
    let bytes = scanner.bytes
    let start = scanner.position
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if name.equals("file", in: bytes), scanner.nextBracket() == .openBrace {
        object.append(name, try readFile(from: &scanner, in: bytes))
      } else {
        object.append(name, try measured.readValue(of: name, from: &scanner, in: bytes))
      }
    }
    value = scanner.container(from: start)
  }

  private mutating func readFile(
    from scanner: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    let start = scanner.position
    file = JSONObject()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      file.append(name, try measured.readValue(of: name, from: &scanner, in: bytes))
    }
    return scanner.container(from: start)
  }

  /// Returns whether a member is a string.
  func hasText(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.text(name, in: bytes) != nil
  }

  /// Returns whether a member is an array.
  func hasList(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.value(name, in: bytes)?.kind == .array
  }

  /// Returns the milliseconds after which a command was stopped; nil if it wasn't, or if it continues in the
  /// background (2.1.332).
  func timeOut(in bytes: Span<UInt8>) -> Int? {
    object.value("backgroundTaskId", in: bytes)?.kind == .string
      ? nil : object.count("timedOutAfterMs", in: bytes)
  }

  /// Returns the lines that a call added and removed; nil if the response doesn't tell.
  ///
  /// - Parameters:
  ///   - rule: The tool's rule.
  ///   - newLineCount: The number of lines of a file that the call created.
  package func lineChanges(
    by rule: ToolRule, newLineCount: @autoclosure () -> Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord.LineChanges? {
    guard rule.editsFiles else { return rule.isShell ? try lineChangesOfCommand(in: bytes) : nil }
    let hasPatch = hasList("structuredPatch", in: bytes)
    var changes = ActivityRecord.LineChanges()
    let patch = hasPatch ? object.value("structuredPatch", in: bytes) : nil
    let hunkCount = try changes.addHunks(patch, in: bytes)
    let madeFile =
      object.member("type", equals: "create", in: bytes)
      || (object.value("originalFile", in: bytes)?.kind == .null && hasPatch)
    if hunkCount == 0, madeFile {
      return newLineCount().map { ActivityRecord.LineChanges(added: $0) }
    }
    return hasPatch ? changes : nil
  }

  /// Returns the lines that a command changed in files, as `sed -i` does (2.1.332).
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
      try changes.addHunks(JSONObject(file, in: bytes).value("hunks", in: bytes), in: bytes)
    }
    return fileCount == 0 ? nil : changes
  }
}

extension ActivityRecord.LineChanges {
  /// Adds the lines of the hunks in an array that begin with a plus or a minus sign, and returns the number of
  /// hunks.
  @discardableResult
  fileprivate mutating func addHunks(
    _ hunks: JSONValue?, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int {
    var count = 0
    try hunks?.forEachElement(in: bytes) { hunk throws(JSONError) in
      count += 1
      let lines = try JSONObject(hunk, in: bytes).value("lines", in: bytes)
      try lines?.forEachElement(in: bytes) { line throws(JSONError) in
        switch line.text?.firstByte(in: bytes) {
        case .plus: added += 1
        case .minus: removed += 1
        default: break
        }
      }
    }
    return count
  }
}

extension JSONText {
  /// Returns the first byte of the text in UTF-8; nil if it is empty.
  fileprivate func firstByte(in bytes: Span<UInt8>) -> UInt8? {
    guard !isEmpty else { return nil }
    let first = bytes[start]
    return first == .backslash ? string(in: bytes).utf8.first : first
  }

  /// Returns the number of lines; a line break at the end starts no further line.
  package func lineCount(in bytes: Span<UInt8>) -> Int {
    let breaks = lineBreaks(in: bytes)
    return breaks.areLast || isEmpty ? breaks.count : breaks.count + 1
  }

  /// Returns the number of line breaks, and whether the text ends with one.
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
