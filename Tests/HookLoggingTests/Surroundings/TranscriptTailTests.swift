import Foundation
import TestSupport
import Testing

@testable import HookLogging

/// Tests where in a transcript the model of the call `toolu_7` is found; `TranscriptLookAlikeTests` has rows
/// that could be mistaken for that of the call.
struct TranscriptTailTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func finding(
    _ transcript: some Sequence<UInt8>, of id: String? = "toolu_7", ofSubagent: Bool = false
  ) throws -> String? {
    let path = try directory.write(Data(transcript), to: "t.jsonl")
    return try TranscriptFinding(path, of: id, ofSubagent: ofSubagent)?.description
  }

  private static let call = SampleRow.call("toolu_7", "own")
  private static let older = SampleRow.response("older")
  private static let newest = SampleRow.response("newest")

  // MARK: The row of the call

  @Test func `the model is that of the call's own row, not of a later one`() throws {
    #expect(try finding(Self.call.utf8) == "call: own")
    let rows = Self.older + Self.call + SampleRow.result(of: "toolu_7") + Self.newest
    #expect(try finding(rows.utf8) == "call: own")
  }

  @Test func `of two rows of a call the newer one counts, unless it stands for no model`() throws {
    let second = SampleRow.call("toolu_7", "second")
    #expect(try finding((Self.call + second + Self.newest).utf8) == "call: second")
    for name in ["<synthetic>", ""] {
      let rows = Self.call + SampleRow.call("toolu_7", name) + Self.newest
      #expect(try finding(rows.utf8) == "call: own")
    }
  }

  @Test func `white space, escapes and the order of members don't matter`() throws {
    let row = #"""
       { "type" : "assistant", "message" : { "content" : [ 7, { "input" : { } , "id" : "toolu_7" ,
      "type" : "tool_use" } ] , "role" : "assistant" , "model" : "cla\u0075de \"x\"" } }
      """#.replacing("\n", with: "\t")
    #expect(try finding((Self.older + row + "\r\n").utf8) == #"call: claude "x""#)
  }

  // MARK: Distances from the end

  /// The distances from the end at which a reader may continue with its next piece.
  private static let boundaries = [4, 16, 32, 64].map { $0 << 10 }
  private static let furthest = 256 << 10

  /// The distances from a row's beginning to a boundary at which one of the row's ends, or any byte of the ID
  /// or the model's name, is the last before or the first after the boundary.
  private static let alignments: [Int] = {
    let bytes = Array(call.utf8)
    let places = ["toolu_7", "own"].flatMap { text in
      bytes.indices.filter { bytes[$0...].starts(with: text.utf8) }
        .flatMap { ($0 - 2)...($0 + text.utf8.count + 1) }
    }
    return Set([-1, 0, 1, bytes.count - 1, bytes.count, bytes.count + 1] + places).sorted()
  }()

  /// Returns a transcript in which the call's row begins at a distance from the end.
  private func transcript(_ distance: Int, ofAbout rowByteCount: Int = 1_000) -> String {
    let rest = distance - Self.call.utf8.count - Self.newest.utf8.count
    return SampleRow.others(300_000) + Self.older + Self.call
      + SampleRow.others(rest, ofAbout: rowByteCount) + Self.newest
  }

  @Test(arguments: boundaries)
  func `a row is found wherever it lies across a boundary`(_ boundary: Int) throws {
    for alignment in Self.alignments {
      #expect(
        try finding(transcript(boundary + alignment).utf8) == "call: own", "\(alignment)")
      if -1...1 ~= alignment {
        let rows = transcript(boundary + alignment, ofAbout: .max)
        #expect(try finding(rows.utf8) == "call: own", "\(alignment), one row after it")
      }
    }
  }

  @Test
  func `a row is found up to 256 KiB before the end and not seen when it begins further away`()
    throws
  {
    // At 0, the row is in the tail but not the newline before it, so both answers are right.
    for alignment in Self.alignments where alignment != 0 {
      let expected = alignment > 0 ? "newest: newest" : "call: own"
      #expect(
        try finding(transcript(Self.furthest + alignment).utf8) == expected, "\(alignment)")
    }
  }

  @Test func `the first row of a transcript of 256 KiB is found`() throws {
    for byteCount in (Self.furthest - 1)...Self.furthest {
      let rest = SampleRow.others(byteCount - Self.call.utf8.count, ofAbout: 1_000)
      #expect(try finding((Self.call + rest).utf8) == "call: own")
      #expect(try finding((Self.call + rest).utf8, of: nil) == "newest: own")
    }
  }

  @Test func `a row is found at any distance`() throws {
    for distance in stride(from: 1_500, through: Self.furthest, by: 4_999) {
      #expect(try finding(transcript(distance).utf8) == "call: own", "\(distance)")
    }
  }

  @Test func `an id of any length is found, and a search for it ends`() throws {
    for count in [8_000, 8_191, 16_381, 16_382, 16_383, 100_000] {
      let id = String(repeating: "7", count: count)
      let rows = SampleRow.call(id, "own") + SampleRow.others(300_000, ofAbout: 1_000) + Self.newest
      #expect(try finding(rows.utf8, of: id) == "newest: newest")
      let near = SampleRow.call(id, "own") + SampleRow.others(20_000) + Self.newest
      #expect(try finding(near.utf8, of: id) == "call: own")
    }
  }

  // MARK: The newest request

  @Test func `without a row of the call its request tells the model`() throws {
    let request = SampleRow.request("asked")
    #expect(try finding(request.utf8) == "request: asked")
    #expect(try finding((Self.newest + request).utf8) == "request: asked")
    #expect(try finding((Self.newest + request).utf8, of: nil) == "request: asked")
    #expect(try finding((request + Self.newest).utf8) == "request: asked")
    // The row of the call takes precedence, wherever it is.
    #expect(try finding((Self.call + request).utf8) == "call: own")
    let later = SampleRow.request("later", from: "repl_main_thread:compact")
    #expect(try finding((request + later).utf8) == "request: later")
    #expect(try finding((request + SampleRow.request("sdk", from: "sdk")).utf8) == "request: sdk")
  }

  @Test func `the model that a thread is told counts where it is newer`() throws {
    let (request, told) = (SampleRow.request("asked"), SampleRow.announcement("told"))
    #expect(try finding((Self.newest + told).utf8) == "request: told")
    #expect(try finding((request + Self.newest + told).utf8) == "request: told")
    #expect(try finding((told + Self.newest + request).utf8) == "request: asked")
    #expect(try finding((told + request + SampleRow.announcement("")).utf8) == "request: asked")
  }

  @Test func `requests that aren't the thread's own don't count`() throws {
    let own = SampleRow.request("asked")
    for other in [
      SampleRow.request("title", from: "generate_session_title"),
      SampleRow.request("helper", from: "agent:builtin:general-purpose", #","agentId":"a1""#),
      SampleRow.request("helper", from: "sdk", #","agentId":"a1""#),
      SampleRow.request("<synthetic>"),
      SampleRow.request("x").replacing("api-request", with: "api-x"),
      SampleRow.announcement("helper", isSidechain: true),
      SampleRow.announcement("x").replacing(#""type":"model""#, with: #""type":"date""#),
    ] {
      #expect(try finding((own + other).utf8) == "request: asked", "\(other)")
      #expect(try finding(other.utf8) == nil, "\(other)")
    }
    let helper = SampleRow.request("helper", from: "agent:x", #","agentId":"a1""#)
    #expect(try finding(helper.utf8, ofSubagent: true) == "request: helper")
    let told = SampleRow.announcement("told", isSidechain: true)
    #expect(try finding((helper + told).utf8, ofSubagent: true) == "request: told")
  }

  @Test func `a request is found up to 256 KiB before the end`() throws {
    let request = SampleRow.request("asked")
    let count = request.utf8.count
    for boundary in Self.boundaries + [Self.furthest] {
      for alignment in [-1, 1, count / 2, count - 1, count, count + 1] {
        let rest = SampleRow.others(boundary + alignment - count, ofAbout: 1_000)
        let rows = SampleRow.others(300_000) + request + rest
        let expected = boundary == Self.furthest && alignment > 0 ? nil : "request: asked"
        #expect(try finding(rows.utf8) == expected, "\(boundary) \(alignment)")
      }
    }
  }

  @Test func `the newest response is found up to 256 KiB before the end`() throws {
    let count = Self.newest.utf8.count
    for boundary in Self.boundaries {
      for alignment in [-1, 0, 1, count / 2, count - 1, count, count + 1] {
        let rest = SampleRow.others(boundary + alignment - count, ofAbout: 1_000)
        let rows = SampleRow.others(300_000) + Self.older + Self.newest + rest
        #expect(try finding(rows.utf8) == "newest: newest", "\(boundary) \(alignment)")
      }
    }
    for (distance, expected) in [(-1, "newest: newest"), (1, nil), (count, nil)] {
      let rest = SampleRow.others(Self.furthest + distance - count, ofAbout: 1_000)
      #expect(try finding((Self.older + Self.newest + rest).utf8) == expected, "\(distance)")
    }
  }

  @Test func `a row of 500 KB hides nothing but what lies before it`() throws {
    let text = String(repeating: "x", count: 500_000)
    let long = SampleRow.call("toolu_7", "long", arguments: #"{"command":"\#(text)"}"#)
    let result = SampleRow.result(of: "toolu_7", text)
    #expect(try finding((result + Self.call).utf8) == "call: own")
    #expect(try finding((Self.call + result).utf8) == nil)
    #expect(try finding((Self.call + result + Self.newest).utf8) == "newest: newest")
    #expect(try finding((Self.older + long).utf8) == nil)
    #expect(try finding((Self.older + long + Self.newest).utf8) == "newest: newest")
    #expect(try finding((Self.older + long.replacing(text, with: "x")).utf8) == "call: long")
    let fitting = long.replacing(text, with: text.prefix(200_000))
    #expect(try finding((Self.older + result + fitting).utf8) == "call: long")
  }

  // MARK: The newest response

  @Test func `without a row of the call the newest response with a real model counts`() throws {
    let rows = Self.older + Self.newest + SampleRow.result(of: "toolu_6")
    #expect(try finding(rows.utf8) == "newest: newest")
    #expect(try finding(rows.utf8, of: nil) == "newest: newest")
    #expect(try finding((Self.call + rows).utf8, of: nil) == "newest: newest")
    for name in ["<synthetic>", ""] {
      #expect(
        try finding((rows + SampleRow.response(name)).utf8) == "newest: newest")
    }
    #expect(try finding(SampleRow.response("<synthetic>").utf8) == nil)
  }

  @Test func `rows of a subagent count in its own transcript only`() throws {
    let aside = SampleRow.response("aside", isSidechain: true)
    #expect(try finding((Self.older + aside).utf8) == "newest: older")
    #expect(try finding((Self.older + aside).utf8, ofSubagent: true) == "newest: aside")
    #expect(try finding(aside.utf8) == nil)
    let call = SampleRow.call("toolu_7", "own", isSidechain: true)
    #expect(try finding((call + aside).utf8, ofSubagent: true) == "call: own")
  }
}

/// A description of what `TranscriptTail` finds in a file.
struct TranscriptFinding: CustomStringConvertible {
  let description: String

  /// Searches a file; nil if nothing is found. The file must exist.
  init?(_ path: String, of id: String?, ofSubagent: Bool = false) throws {
    guard let tail = TranscriptTail(of: path) else {
      Issue.record("\(path) isn't opened")
      return nil
    }
    guard let words = Self.words(tail, of: id, ofSubagent: ofSubagent) else { return nil }
    description = words
  }

  private static func words(
    _ tail: consuming TranscriptTail, of id: String?, ofSubagent: Bool
  ) -> String? {
    switch tail.model(ofCall: id, ofSubagent: ofSubagent) {
    case .ofCall(let model): "call: \(model)"
    case .ofRequest(let model): "request: \(model)"
    case .ofNewest(let model): "newest: \(model)"
    case nil: nil
    }
  }
}
