import Bytes

/// The members of one object, as ranges of its bytes.
package struct JSONObject {
  /// A member's name and value.
  package struct Member: BitwiseCopyable {
    package let name: JSONText
    package let value: JSONValue
  }

  /// The maximum number of members kept, so that a large object doesn't take many times its own memory.
  ///
  /// An object with more members is a map, whose names no caller could know.
  private static let maximumCount = 1_000

  /// The members in the order written, at most `maximumCount`.
  package private(set) var members: ContiguousArray<Member> = []

  /// Creates an object without members.
  package init() {}

  /// Creates the object of a value; without members if the value isn't an object.
  package init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    guard let value, value.kind == .object else { return }
    var scanner = JSONScanner(bytes, into: value)
    try scan(&scanner)
  }

  /// Scans the object at `position`.
  package init(scanning bytes: Span<UInt8>, at position: Int = 0) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scan(&scanner)
  }

  /// Scans the next object and stores its members; keeps those before an error.
  mutating func scan(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let name = try scanner.nextMember() { append(name, try scanner.scanValue()) }
  }

  /// Adds a member.
  package mutating func append(_ name: JSONText, _ value: JSONValue) {
    if members.isEmpty { members.reserveCapacity(16) }
    if members.count < Self.maximumCount { members.append(Member(name: name, value: value)) }
  }

  /// Returns the value of a member; the last one if the name is repeated.
  package func value(_ name: StaticString, in bytes: Span<UInt8>) -> JSONValue? {
    for index in members.indices.reversed() where members[index].name.equals(name, in: bytes) {
      return members[index].value
    }
    return nil
  }

  /// Returns the text of a string member.
  package func text(_ name: StaticString, in bytes: Span<UInt8>) -> JSONText? {
    value(name, in: bytes)?.text
  }

  /// Returns the text of a member as a `String`; nil if it is missing, empty or not a string.
  package func string(_ name: StaticString, in bytes: Span<UInt8>) -> String? {
    text(name, in: bytes).flatMap { $0.isEmpty ? nil : $0.string(in: bytes) }
  }

  /// Returns a member as a count; nil if it isn't a number or is negative.
  package func count(_ name: StaticString, in bytes: Span<UInt8>) -> Int? {
    value(name, in: bytes)?.count(in: bytes)
  }

  /// Returns a member as an integer; nil if it isn't a number.
  package func integer(_ name: StaticString, in bytes: Span<UInt8>) -> Int? {
    value(name, in: bytes)?.integer(in: bytes)
  }

  /// Whether a member is `true`.
  package func isTrue(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    value(name, in: bytes)?.kind == .true
  }

  /// Whether a member is exactly this ASCII text.
  package func member(_ name: StaticString, equals word: StaticString, in bytes: Span<UInt8>)
    -> Bool
  {
    text(name, in: bytes)?.equals(word, in: bytes) ?? false
  }
}
