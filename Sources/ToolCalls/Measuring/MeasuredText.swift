import Bytes
import JSONLines

/// A text of a response that is measured while it is scanned.
///
/// A long input is nearly all such text, and one pass over it takes half the time of two.
package struct MeasuredText {
  /// The member that holds the text; nil to measure none.
  private var name: StaticString?
  private var seed: UInt64 = 0
  /// The start of the text of the last such member.
  private var start: Int?
  private var shown = ModelVisibleText(seed: nil)

  /// Measures no text.
  package init() {}

  /// Measures the text to come in a response, by the members before the response.
  package init(expectedAfter input: HookInput, seed: UInt64, in bytes: Span<UInt8>) {
    guard let tool = input.object.string("tool_name", in: bytes) else { return }
    name = ToolRule(ofTool: tool).result.mainMember
    self.seed = seed
  }

  /// Reads a member's value, and measures it if it is the text.
  mutating func readValue(
    of member: JSONText, from scanner: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    guard let name, member.equals(name, in: bytes) else { return try scanner.scanValue() }
    shown = ModelVisibleText(seed: seed)
    let value = try scanner.scanValue(decoding: { shown.append($0, scalarCount: $1) })
    start = value.text?.start
    return value
  }

  /// Returns the measured text; nil if it is another text or has another seed.
  func shown(of text: JSONText, seed: UInt64?) -> ModelVisibleText? {
    start == text.start && self.seed == seed ? shown : nil
  }
}
