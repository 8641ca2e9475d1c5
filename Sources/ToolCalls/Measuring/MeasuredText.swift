import JSONLines

/// A text of a response that is measured while it is passed. In a long input that text is nearly all
/// there is, and to go over it once takes half the time of twice.
package struct MeasuredText {
  /// The member that holds the text; none is measured without.
  private var name: StaticString?
  private var seed: UInt64 = 0
  /// Where the text of the last such member begins.
  private var start: Int?
  private var shown = ModelVisibleText(seed: nil)

  /// No text.
  package init() {}

  /// The text that is to come in a response, by what stands before that.
  package init(expectedAfter input: HookInput, seed: UInt64, in bytes: Span<UInt8>) {
    guard let tool = input.object.string("tool_name", in: bytes) else { return }
    name = ToolRule(tool).result.mainMember
    self.seed = seed
  }

  /// Passes a member's value, and measures it where it is the text.
  mutating func pass(
    _ scanner: inout JSONScanner, _ member: JSONText, _ bytes: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    guard let name, member.equals(name, in: bytes) else { return try scanner.passValue() }
    shown = ModelVisibleText(seed: seed)
    let value = try scanner.passValue(decoding: { shown.append($0, scalarCount: $1) })
    start = value.text?.start
    return value
  }

  /// What was measured of a text; nil when it is another one, or has another seed.
  func shown(of text: JSONText, seed: UInt64?) -> ModelVisibleText? {
    start == text.start && self.seed == seed ? shown : nil
  }
}
