package import Foundation

/// Time zones for tests during which midnight mustn't pass.
package enum Zone {
  /// The offset from UTC, in seconds, with which the current time is between noon and one o'clock.
  private static let offset: Int32 = {
    let hour = Calendar(identifier: .iso8601).dateComponents(in: .gmt, from: Date()).hour ?? 0
    return Int32(12 - hour) * 3_600
  }()

  /// Today's date with that offset, such as `2026-01-14`.
  package static let dateAtNoon: String =
    String(
      ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: Double(offset))).prefix(10))

  /// A time zone file (RFC 8536, version 1) with UTC until a day ago, so that the examples keep their days, and
  /// a current time between noon and one o'clock since then.
  package static let noon: Data = {
    let transition = Int32(Date(timeIntervalSinceNow: -86_400).timeIntervalSince1970)
    var bytes = Data("TZif".utf8) + Data(count: 16)
    /// Appends a number in big-endian byte order.
    func append(_ number: Int32) {
      for shift in stride(from: 24, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> Int32(shift)))
      }
    }
    // No UTC, standard time or leap second records; one transition, two types, and eight bytes of names.
    for count: Int32 in [0, 0, 0, 1, 2, 8] { append(count) }
    append(transition)
    bytes.append(1)
    append(0)
    bytes += [0, 0]
    append(offset)
    bytes += [0, 4]
    return bytes + Data("UTC\0NOW\0".utf8)
  }()
}
