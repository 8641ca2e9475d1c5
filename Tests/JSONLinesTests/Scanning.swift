import JSONLines
import TestSupport

/// Returns the error in a text; nil if it is valid JSON.
func firstError(in text: String) -> JSONError? { firstError(in: Array(text.utf8)) }

/// Returns the error in bytes that needn't be UTF-8.
func firstError(in bytes: [UInt8]) -> JSONError? {
  withBytes(bytes) { bytes in
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      _ = try scanner.scanValue()
      try scanner.finish()
      return nil
    } catch {
      return error
    }
  }
}

/// Returns the error found by reading a text as an object's members, one by one.
func firstErrorInMembers(of text: String) -> JSONError? {
  withBytes(text) { bytes in
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      try scanner.enterObject()
      while try scanner.nextMember() != nil { _ = try scanner.scanValue() }
      try scanner.finish()
      return nil
    } catch {
      return error
    }
  }
}

/// Scans the value that is the whole text, and calls `body` with it and the bytes.
func withValue<Result>(
  _ bytes: [UInt8], _ body: (JSONValue, Span<UInt8>) throws -> Result
) throws -> Result {
  try withBytes(bytes) { bytes in
    var scanner = JSONScanner(bytes)
    let value = try scanner.scanValue()
    try scanner.finish()
    return try body(value, bytes)
  }
}

/// Scans the value that is the whole text, given as a string.
func withValue<Result>(
  _ text: String, _ body: (JSONValue, Span<UInt8>) throws -> Result
) throws -> Result {
  try withValue(Array(text.utf8), body)
}

extension JSONValue {
  /// Returns the elements of an array; none for any other value.
  func elements(in bytes: Span<UInt8>) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try forEachElement(in: bytes) { elements.append($0) }
    return elements
  }
}
