import Foundation
import OperatingSystem
import TestSupport
import Testing

struct TimeZoneNameTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns whether a zone is known, with one zone in the directory that `TZDIR` names.
  private func isKnown(_ text: String) throws -> Bool {
    let path = directory.path("zones/Here/Noon")
    try FileManager.default.createDirectory(
      atPath: directory.path("zones/Here"), withIntermediateDirectories: true)
    try Zone.noon.write(to: URL(filePath: path))
    try directory.write("TZ", to: "zones/Short")
    try directory.write("no zone", to: "zones/Text")
    let name = TimeZoneName(text.replacing("TEMPORARY", with: directory.path))
    return name.isKnown(in: Environment(["TZDIR": directory.path("zones")]))
  }

  @Test(arguments: [
    "", ":", "UTC", ":UTC", "GMT", "Here/Noon", ":Here/Noon", "TEMPORARY/zones/Here/Noon",
    ":TEMPORARY/zones/Here/Noon", "UTC0", "CET-1CEST", "CET-1CEST,M3.5.0,M10.5.0/3", "GMT+1",
    "<+0330>-3:30<+0430>,J79/24,J263/24", "XXX-0:07:30", ":EST5EDT4", "XXX99",
  ])
  func `is known with a file or a rule`(_ text: String) throws {
    #expect(try isKnown(text))
  }

  @Test(arguments: [
    "Foo/Bar", ":Foo/Bar", "here/Noon", "Here", "Short", "Text", "TEMPORARY/zones", "/dev/zero",
    "TEMPORARY/missing", "../zones/Here/Noon", "CEST", "XX1", "<+1>1", "<+01", "<+01>", "XXX+",
    "+1",
    "XXX 1", "a\u{1B}[31m\nb", "5", "caf\u{E9}1", " UTC",
  ])
  func `is unknown without`(_ text: String) throws {
    #expect(try !isKnown(text))
  }

  @Test func `is known if the system's directory has it`() throws {
    let isThere = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin")
    #expect(TimeZoneName("Europe/Berlin").isKnown(in: Environment([:])) == isThere)
  }
}
