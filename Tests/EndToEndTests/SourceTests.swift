import Foundation
import TestSupport
import Testing

/// The rules of CONTRIBUTING.md that a machine can check.
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

  @Test func `one type imports the C library, and nothing imports Foundation`() throws {
    let cLibraries = #/^\s*(\w+ )?import (Glibc|Musl|Darwin)$/#
    for file in Self.files {
      let lines = try lines(file)
      let isSystemCalls = file.hasPrefix("POSIX/SystemCalls")
      let imports = lines.filter { $0.contains("import ") }
      #expect(imports.contains { $0.contains(cLibraries) } == isSystemCalls, "\(file)")
      #expect(!imports.contains { $0.contains(#/^\s*(\w+ )?import Foundation/#) }, "\(file)")
    }
  }

  @Test func `every type and function says what it is for`() throws {
    let declaration =
      #/^ *((package|static|mutating|@safe|@discardableResult|final|indirect) )*(struct|enum|class|protocol|func|init)\b ?[\w(?<]/#
    for file in Self.files {
      let lines = try lines(file)
      for (number, line) in lines.enumerated() where line.contains(declaration) {
        // Plain initialisers and small private functions speak for themselves.
        if line.contains(#/\binit\b|static func [<+=]/#) { continue }
        let above = lines[..<number].last { !$0.contains(#/^ *@/#) } ?? ""
        #expect(above.contains("///"), "\(file):\(number + 1): \(line)")
      }
    }
  }
}
