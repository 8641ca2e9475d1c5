import Foundation
import TestSupport
import Testing

/// Compares the hook's instruction counts with recorded ones: unlike times, they are reproducible.
struct HookInstructionTests {
  /// The file of recorded counts, each line with an input and its count.
  private static let name = "hook-instructions.txt"
  /// The maximum relative deviation from the recorded count.
  private static let tolerance = 0.05

  @Test(
    .enabled(
      if: Self.isCounted, "counts are recorded for the build for use, on Linux and x86-64"))
  func `takes no more instructions than recorded`() throws {
    guard let valgrind = Program.installed("valgrind", for: "counting instructions") else {
      return
    }
    let counts = try [
      ("small", HookRuns.example("01-PostToolUse-Bash.json")), ("large", Self.largeInput),
    ].map { input, data in (input, try Self.instructions(for: data, valgrind)) }
    let text = counts.map { "\($0.0) \($0.1)\n" }.joined()
    if Golden.isRecorded {
      Issue.record("\(Golden.difference(text, from: Self.name) ?? "")")
      return
    }
    let recorded = try Self.recorded()
    try #require(recorded.count == counts.count)
    for (input, count) in counts {
      let owed = try #require(recorded[input])
      let change = Double(count - owed) / Double(owed)
      #expect(change <= Self.tolerance, "\(input): \(count) instructions, recorded are \(owed)")
      if change < -Self.tolerance {
        print("FEWER: \(count) instructions for a \(input) input; record that anew")
      }
    }
  }

  /// The input of a call that read a file of 200 KB with line breaks and two-byte characters.
  private static var largeInput: Data {
    let line = #"  const gross = net.times(1 + vat); // größer als \"net\"\n"#
    return Data(
      (#"{"session_id":"s","cwd":"/home/ada/shop","hook_event_name":"PostToolUse","#
        + #""tool_name":"Read","tool_input":{"file_path":"/home/ada/shop/price.ts"},"#
        + #""tool_response":{"type":"text","file":{"filePath":"/home/ada/shop/price.ts","#
        + #""content":""# + String(repeating: line, count: 3500) + #"","numLines":3501}}}"#).utf8)
  }

  /// Returns the instructions of a run that creates the day's file but not the directory.
  private static func instructions(for input: Data, _ valgrind: Program) throws -> Int {
    let directory = try TemporaryDirectory()
    try directory.makeDirectories("logs")
    let run = try valgrind.run(
      ["--tool=callgrind", "--callgrind-out-file=/dev/null", HookRuns.hook.path],
      input: input, environment: HookRuns.environment(directory))
    #expect(try HookRuns.log(in: directory).hasSuffix("\"v\":1}\n"))
    let counted = try #require(run.standardError.firstMatch(of: #/Collected : (\d+)/#), "\(run)")
    return try #require(Int(counted.1))
  }

  private static func recorded() throws -> [String: Int] {
    let lines = String(
      decoding: try Repository.data("Tests/EndToEndTests/Golden/\(name)"), as: UTF8.self)
    return Dictionary(
      uniqueKeysWithValues: lines.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return words.count == 2 ? Int(words[1]).map { (String(words[0]), $0) } : nil
      })
  }

  private static var isCounted: Bool {
    #if os(Linux) && arch(x86_64)
      Program.testsRelease
    #else
      false
    #endif
  }
}
