import JSONLines
import TestSupport

/// What is wrong with a text, nil when it is JSON through and through.
func firstError(in text: String) -> JSONError? { firstError(in: Array(text.utf8)) }

/// The same for bytes that needn't be UTF-8.
func firstError(in bytes: [UInt8]) -> JSONError? {
  withBytes(bytes) { bytes in
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      _ = try scanner.passValue()
      try scanner.finish()
      return nil
    } catch {
      return error
    }
  }
}

/// What is wrong when a text is read as an object's members, one by one.
func firstErrorInMembers(of text: String) -> JSONError? {
  withBytes(text) { bytes in
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      try scanner.enterObject()
      while try scanner.nextMember() != nil { _ = try scanner.passValue() }
      try scanner.finish()
      return nil
    } catch {
      return error
    }
  }
}

/// Passes the value that is the whole text and calls `body` with it and the bytes.
func withValue<Result>(
  _ bytes: [UInt8], _ body: (JSONValue, Span<UInt8>) throws -> Result
) throws -> Result {
  try withBytes(bytes) { bytes in
    var scanner = JSONScanner(bytes)
    let value = try scanner.passValue()
    try scanner.finish()
    return try body(value, bytes)
  }
}

/// The same for a text.
func withValue<Result>(
  _ text: String, _ body: (JSONValue, Span<UInt8>) throws -> Result
) throws -> Result {
  try withValue(Array(text.utf8), body)
}

extension JSONValue {
  /// The elements of an array, none of any other value.
  func elements(in bytes: Span<UInt8>) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try forEachElement(in: bytes) { elements.append($0) }
    return elements
  }
}
