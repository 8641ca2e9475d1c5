import Bytes
import JSONLines

/// The members of an assistant row that say what the response was made for (2.1.270).
struct RowAttribution {
  private(set) var agent: JSONText?
  private(set) var skill: JSONText?
  private(set) var plugin: JSONText?
  private(set) var server: JSONText?

  /// Takes the value of a member if it is one of these.
  mutating func take(_ name: JSONText, _ value: JSONValue, in bytes: Span<UInt8>) {
    if name.equals("attributionAgent", in: bytes) { agent = value.nonEmptyText }
    if name.equals("attributionSkill", in: bytes) { skill = value.nonEmptyText }
    if name.equals("attributionPlugin", in: bytes) { plugin = value.nonEmptyText }
    if name.equals("attributionMcpServer", in: bytes) { server = value.nonEmptyText }
  }
}
