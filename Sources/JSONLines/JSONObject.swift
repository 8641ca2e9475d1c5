import Bytes

/// The members of one object, as places in its bytes.
package struct JSONObject {
  /// A member's name and value.
  package struct Member: BitwiseCopyable {
    package let name: JSONText
    package let value: JSONValue
  }

  /// An object with more members than this is a map, whose names nobody could ask for: so many are
  /// kept, lest a large one takes many times its own memory.
  private static let maximumCount = 1_000

  /// The first thousand, in the order in which they are written.
  package private(set) var members: ContiguousArray<Member> = []

  /// An object without members.
  package init() {}

  /// The members of a value; none where it isn't an object.
  package init(_ value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    guard let value, value.kind == .object else { return }
    var scanner = JSONScanner(bytes, into: value)
    try scan(&scanner)
  }

  /// Scans the object that stands at `position` and returns the index behind it.
  ///
  /// What was found before an error stays.
  @discardableResult
  package mutating func scan(
    _ bytes: Span<UInt8>, at position: Int = 0
  ) throws(JSONError) -> Int {
    var scanner = JSONScanner(bytes, at: position)
    try scan(&scanner)
    return scanner.position
  }

  /// Passes the object that stands next, and takes down its members.
  package mutating func scan(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let name = try scanner.nextMember() { append(name, try scanner.passValue()) }
  }

  /// Takes down one more member.
  package mutating func append(_ name: JSONText, _ value: JSONValue) {
    if members.isEmpty { members.reserveCapacity(16) }
    if members.count < Self.maximumCount { members.append(Member(name: name, value: value)) }
  }

  /// The value of a member, the last one where the object repeats it.
  package func value(_ name: StaticString, in bytes: Span<UInt8>) -> JSONValue? {
    for index in members.indices.reversed() where members[index].name.equals(name, in: bytes) {
      return members[index].value
    }
    return nil
  }

  /// The text of a member that is a string.
  package func text(_ name: StaticString, in bytes: Span<UInt8>) -> JSONText? {
    value(name, in: bytes)?.text
  }

  /// The text of a member as a string; nil when there is none or it is empty.
  package func string(_ name: StaticString, in bytes: Span<UInt8>) -> String? {
    text(name, in: bytes).flatMap { $0.isEmpty ? nil : $0.string(in: bytes) }
  }

  /// The count that a member is; nil for one that is no number or below zero.
  package func count(_ name: StaticString, in bytes: Span<UInt8>) -> Int? {
    value(name, in: bytes)?.count(in: bytes)
  }

  /// The integer that a member is; nil for one that is no number.
  package func integer(_ name: StaticString, in bytes: Span<UInt8>) -> Int? {
    value(name, in: bytes)?.integer(in: bytes)
  }

  /// Whether a member is `true`.
  package func isTrue(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    value(name, in: bytes)?.kind == .true
  }

  /// Whether a member is exactly this word.
  package func member(_ name: StaticString, equals word: StaticString, in bytes: Span<UInt8>)
    -> Bool
  {
    text(name, in: bytes)?.equals(word, in: bytes) ?? false
  }
}
