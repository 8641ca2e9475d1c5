import ActivityLog
package import JSONLines

/// The result of a tool call: the input's `tool_response`, of any type.
package struct ToolResponse {
  /// The value itself, nil when the input has none.
  package let value: JSONValue?
  package let object: JSONObject

  package init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    self.value = value
    object = try JSONObject(value, in: bytes)
  }

  /// Passes the value that stands next, and takes down its members on the way.
  package init(passing scanner: inout JSONScanner) throws(JSONError) {
    var object = JSONObject()
    if scanner.nextBracket() == .openBrace {
      let start = scanner.position
      try object.scan(&scanner)
      value = scanner.container(from: start)
    } else {
      value = try scanner.passValue()
    }
    self.object = object
  }

  /// Whether a member is a text.
  func hasText(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.text(name, in: bytes) != nil
  }

  /// Whether a member is an array.
  func hasList(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    object.value(name, in: bytes)?.kind == .array
  }

  /// After how many milliseconds a command was stopped, nil when it wasn't.
  func timeOut(in bytes: Span<UInt8>) -> Int? { object.count("timedOutAfterMs", in: bytes) }

  /// The lines that a change added and removed; nil when the response doesn't tell.
  ///
  /// - Parameter newLineCount: The lines of the file, should it be a new one.
  func lineChanges(
    newLineCount: @autoclosure () -> Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord.LineChanges? {
    let hasPatch = hasList("structuredPatch", in: bytes)
    var changes = ActivityRecord.LineChanges()
    var hunkCount = 0
    if hasPatch {
      try object.value("structuredPatch", in: bytes)?.forEachElement(in: bytes) {
        hunk throws(JSONError) in
        hunkCount += 1
        try changes.add(hunk, in: bytes)
      }
    }
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
  func lineCount(in bytes: Span<UInt8>) -> Int {
    var breaks = 0
    var endsWithBreak = isEmpty
    forEachPiece(in: bytes) { piece in
      // A line break is always an escape in JSON.
      if case .escape("\n") = piece { endsWithBreak = true } else { endsWithBreak = false }
      if endsWithBreak { breaks += 1 }
    }
    return endsWithBreak ? breaks : breaks + 1
  }
}
