import Foundation
import TestSupport
import Testing

/// Tests the rules of CONTRIBUTING.md that can be checked automatically.
struct SourceTests {
  private static let files: [String] = {
    let root = Repository.path("Sources")
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted()
  }()

  private func lines(_ file: String) throws -> [Substring] {
    String(decoding: try Repository.data("Sources/\(file)"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `no file collects everything`() throws {
    try #require(Self.files.count > 50)
    for file in Self.files { #expect(try lines(file).count <= 250, "\(file)") }
  }

  @Test func `one module imports the C library, through CSystem, and nothing imports Foundation`()
    throws
  {
    let imports = #/^\s*(\w+ )?import (CSystem|Glibc|Musl|Darwin|Foundation.*|Synchronization)$/#
    for file in Self.files {
      for line in try lines(file) where line.contains("import ") {
        guard let match = line.firstMatch(of: imports) else { continue }
        #expect(match.2 == "CSystem" || match.2 == "Synchronization", "\(file): \(line)")
        #expect(file.hasPrefix("OperatingSystem/"), "\(file): \(line)")
      }
    }
  }

  @Test func `nothing but CSystem includes a system header`() throws {
    let root = Repository.path("Sources")
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let cFiles = paths.filter { $0.hasSuffix(".h") || $0.hasSuffix(".c") }
    #expect(!cFiles.isEmpty)
    for file in cFiles { #expect(file.hasPrefix("CSystem/"), "\(file)") }
  }

  @Test func `every type and function says what it is for`() throws {
    let declaration =
      #/^ *((package|static|mutating|@safe|@discardableResult|final|indirect) )*(struct|enum|class|protocol|func|init)\b ?[\w(?<]/#
    for file in Self.files {
      let lines = try lines(file)
      for (number, line) in lines.enumerated() where line.contains(declaration) {
        // Plain initializers and small private functions need no comment.
        if line.contains(#/\binit\b|static func [<+=]/#) { continue }
        let above = lines[..<number].last { !$0.contains(#/^ *@/#) } ?? ""
        #expect(above.contains("///"), "\(file):\(number + 1): \(line)")
      }
    }
  }
}
