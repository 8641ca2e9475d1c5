import Bytes

@testable import JSONLines

/// The ways in which the programs read a whole text.
enum WayOfReading: CaseIterable {
  /// The value as a whole, or with its text decoded during the scan.
  case value, decodedValue
  /// The content of the outermost container, or of all containers, value by value.
  case members, elements, allContainers
  /// All members, or those that a table names.
  case object, namedMembers

  private static let table = MemberTable(["a", "a.a", "a.b", "b", "tool"])

  /// The bracket with which the text must begin; nil if any value can be read.
  var bracket: UInt8? {
    switch self {
    case .value, .decodedValue, .allContainers: nil
    case .members, .object, .namedMembers: .openBrace
    case .elements: .openBracket
    }
  }

  /// Whether reading a text finds no error.
  func accepts(_ bytes: Span<UInt8>) -> Bool {
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      switch self {
      case .value: _ = try scanner.scanValue()
      case .decodedValue: _ = try scanner.scanValue(decoding: { _, _ in })
      case .members:
        try scanner.enterObject()
        while try scanner.nextMember() != nil { _ = try scanner.scanValue() }
      case .elements:
        try scanner.enterArray()
        while try scanner.nextElement() { _ = try scanner.scanValue() }
      case .allContainers: try Self.enter(&scanner)
      case .object:
        var object = JSONObject()
        try object.scan(&scanner)
      case .namedMembers:
        var places = FieldOffsets(for: Self.table)
        try places.scan(bytes, for: Self.table)
        return true
      }
      try scanner.finish()
      return true
    } catch {
      return false
    }
  }

  /// Enters the next value and everything in it.
  static func enter(_ scanner: inout JSONScanner) throws(JSONError) {
    switch scanner.nextBracket() {
    case UInt8.openBrace:
      try scanner.enterObject()
      while try scanner.nextMember() != nil { try enter(&scanner) }
    case UInt8.openBracket:
      try scanner.enterArray()
      while try scanner.nextElement() { try enter(&scanner) }
    default: _ = try scanner.scanValue()
    }
  }
}
