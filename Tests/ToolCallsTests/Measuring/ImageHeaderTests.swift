import TestSupport
import Testing

/// Tests reading the size of an image from the header in its base64, if nothing else contains it.
///
/// The headers were written by Pillow for images of 300 by 200 pixels, which are 80 tokens.
struct ImageHeaderTests {
  private static let headers: [(name: String, base64: String)] = [
    (
      "png",
      "iVBORw0KGgoAAAANSUhEUgAAASwAAADICAIAAADdvUsC"
    ),
    (
      "jpeg",
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwg"
        + "JC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIy"
        + "MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCADIASwD"
    ),
    (
      "progressive jpeg",
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwg"
        + "JC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIy"
        + "MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wgARCADIASwD"
    ),
    (
      "gif",
      "R0lGODdhLAHIAIEAAArIHgAAAAAAAAAAACwAAAAALAHI"
    ),
    (
      "webP with loss",
      "UklGRsAAAABXRUJQVlA4ILQAAADwEACdASosAcgAPm02"
    ),
    (
      "webP without loss",
      "UklGRiQAAABXRUJQVlA4TBgAAAAvK8ExAAdQ5CrUo/8B"
    ),
    (
      "webP extended",
      "UklGRgIBAABXRUJQVlA4WAoAAAAYAAAAKwEAxwAAQUxQ"
    ),
  ]

  /// Returns the tokens of an image with some base64, in a block of an MCP server's answer.
  private static func tokens(_ base64: String) throws -> Int? {
    let block = #"[{"type":"image","data":"\#(base64)","mimeType":"image/png"}]"#
    let record = try Logged("mcp__a__b", response: block)
    #expect(record.number("chars.result") == 0)
    return record.number("tokens.input")
  }

  @Test(arguments: headers)
  func `reads the size of each format`(_ header: (name: String, base64: String)) throws {
    #expect(try Self.tokens(header.base64) == 80)
    // Bytes after the size don't matter, nor do line breaks.
    #expect(try Self.tokens(header.base64 + "AAAA") == 80)
    #expect(try Self.tokens(header.base64.replacing("A", with: #"A\n"#)) == 80)
    #expect(try Self.tokens(header.base64.replacing("/", with: #"\/"#)) == 80)
  }

  @Test(arguments: headers)
  func `takes an image whose header is cut off for the largest`(
    _ header: (name: String, base64: String)
  ) throws {
    var sizes: [Int?] = []
    for count in 0..<header.base64.count {
      sizes.append(try Self.tokens(String(header.base64.prefix(count))))
    }
    // Until the size is complete, there is none; from there on, it stays the same.
    let first = try #require(sizes.firstIndex(of: 80))
    #expect(sizes[..<first].allSatisfy { $0 == 1_600 })
    #expect(sizes[first...].allSatisfy { $0 == 80 })
  }

  @Test(arguments: [
    "", "AAAA", "!!!!", "iVBORw0KGgo", "iVBORw0KGgoAAAANSUhEUgAAAAAAAADICAIAAAA=",
    "/9j/4AAA/9j/4AAA",
    "/9j/////////////", "R0lGODdhAAAAAA==", "UklGRsAAAABXRUJQVlA5ILQAAADwEACdASosAcgAPm0w",
  ])
  func `takes what is no image for the largest`(_ base64: String) throws {
    #expect(try Self.tokens(base64) == 1_600)
  }

  @Test func `is read wherever a result holds an image`() throws {
    let png = Self.headers[0].base64
    for response in [
      #"{"type":"image","file":{"base64":"\#(png)","type":"image/png"}}"#,
      #"[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"\#(png)"}}]"#,
      #"{"mimeType":"image/png","blob":"\#(png)"}"#,
      #"{"type":"image","file":{"base64":"\#(png)","type":"image/png","dimensions":{"width":0}}}"#,
    ] {
      let record = try Logged("Read", response: response)
      let characters = try #require(record.number("chars.result"))
      #expect(record.number("tokens.input") == characters / 4 + 80, "\(response)")
    }
    let told = #"{"base64":"\#(png)","type":"image/png","dimensions":{"width":750,"height":2}}"#
    let read = try Logged("Read", response: #"{"type":"image","file":\#(told)}"#)
    #expect(read.number("tokens.input") == 2)
  }

  @Test func `is read of a command's picture, which is an address`() throws {
    let address = "data:image/png;base64,\(Self.headers[0].base64)"
    for output in [address, Self.headers[0].base64] {
      let record = try Logged(
        "Bash", response: #"{"stdout":"\#(output)","stderr":"","isImage":true}"#)
      #expect(record.number("tokens.input") == 80)
      #expect(record.number("chars.result") == 0)
    }
  }
}
