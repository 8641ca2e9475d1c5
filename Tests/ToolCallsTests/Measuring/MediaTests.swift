import TestSupport
import Testing

/// Tests the cost of images and other base64: tokens by their size, and no characters.
struct MediaTests {
  @Test(
    arguments: [
      (#"{"width":1000,"height":1000}"#, 1_334),  // 1,333.3
      (#"{"width":1,"height":1}"#, 1), (#"{"width":750,"height":2}"#, 2),
      (#"{"width":751,"height":2}"#, 3), (#"{"width":1200,"height":1000}"#, 1_600),
      (#"{"width":1201,"height":1000}"#, 1_600), (#"{"height":300,"width":300}"#, 120),
      (#"{"width":9223372036854775807,"height":9223372036854775807}"#, 1_600),
      (
        #"{"originalWidth":2400,"originalHeight":1600,"displayWidth":900,"displayHeight":600}"#, 720
      ),
      (#"{"originalWidth":300,"originalHeight":300}"#, 120),
      (#"{"displayWidth":900,"originalWidth":300,"originalHeight":300}"#, 120),
      (#"{"width":"wide","height":300}"#, 1_600), (#"{"width":-3,"height":300}"#, 1_600),
      (#"{"originalWidth":300,"originalHeight":300,"width":600,"height":600}"#, 120),
      (#"{"width":0,"height":300}"#, 1_600), (#"{"width":300,"height":0}"#, 1_600),
      ("{}", 1_600), ("null", 1_600), ("[300,300]", 1_600),
    ] as [(String, Int)])
  func `estimates an image by its dimensions`(_ dimensions: String, _ tokens: Int) throws {
    let file = #"{"base64":"AAAA","type":"image/png","dimensions":\#(dimensions)}"#
    let read = try Logged("Read", response: #"{"type":"image","file":\#(file)}"#)
    #expect(read.number("tokens.input") == tokens)
    #expect(read.number("chars.result") == 0)
    let block = try Logged(
      "mcp__a__b", response: #"[{"type":"image","dimensions":\#(dimensions)}]"#)
    #expect(block.number("tokens.input") == tokens)
    #expect(block.number("chars.result") == 0)
  }

  @Test(
    arguments: [
      (#"{"width":300,"height":300}"#, #"{"width":600,"height":600}"#, 120),
      ("null", #"{"width":300,"height":300}"#, 120), ("{}", #"{"width":300,"height":300}"#, 1_600),
    ] as [(String, String, Int)])
  func `takes an image's own dimensions before its file's`(
    _ own: String, _ ofFile: String, _ tokens: Int
  ) throws {
    let image = #"{"type":"image","dimensions":\#(own),"file":{"dimensions":\#(ofFile)}}"#
    let record = try Logged("mcp__a__b", response: image)
    #expect(record.number("tokens.input") == tokens)
    #expect(record.number("chars.result") == 0)
  }

  @Test(arguments: [
    #"{"type":"image","file":{"base64":"AAAA","type":"image/png"}}"#,
    #"[{"type":"image","data":"AAAA","mimeType":"image/png"}]"#,
    #"[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]"#,
    #"{"type":"pdf","file":{"filePath":"/a.pdf","base64":"AAAA","originalSize":3}}"#,
  ])
  func `takes what has no size for the largest`(_ response: String) throws {
    let record = try Logged("Read", response: response)
    #expect(record.number("tokens.input") == 1_600)
    #expect(record.number("tokens.total") == 1_600)
    #expect(record.number("chars.result") == 0)
  }

  @Test func `counts a command's picture as an image`() throws {
    let record = try Logged(
      "Bash", response: #"{"stdout":"AAAAAAAA","stderr":"warning!","isImage":true}"#)
    #expect(record.number("chars.result") == 8)
    #expect(record.number("tokens.input") == 1_600 + 2)
  }

  @Test(
    arguments: [
      // {"type":"resource","resource":{"uri":"a","mimeType":"application/pdf"}}: 30 + 40 + 1.
      (
        #"[{"type":"resource","resource":{"uri":"a","mimeType":"application/pdf","blob":"AAAA"}}]"#,
        71, 1_600
      ),
      // {"type":"audio","mimeType":"audio/wav"}: 16 + 22 + 1.
      (#"[{"type":"audio","data":"AAAA","mimeType":"audio/wav"}]"#, 39, 0),
      // {"media_type":"image/png"}: 1 + 12 + 1 + 11 + 1; names of a different length mean the same.
      (#"{"media_type":"image/png","data":"AAAA"}"#, 26, 1_600),
      (#"{"data":"AAAA","mime_type":"image/png"}"#, 25, 1_600),
      (#"{"mediaType":"text/plain","data":"AAAA"}"#, 26, 0),
      (#"{"base64":"AAAA","type":"image/png"}"#, 20, 1_600),
      (#"{"n":1,"blob":"AAAA"}"#, 7, 0),
      // {"type":"file","mimeType":"image/png"}: 1 + 13 + 1 + 22 + 1; the media type takes precedence.
      (#"{"type":"file","data":"AAAA","mimeType":"image/png"}"#, 38, 1_600),
      // {"type":"pdf"} is 14.
      (#"{"type":"pdf","base64":"AAAA"}"#, 14, 1_600),
      // An empty media type counts as none: {"mimeType":"","type":"image/png"} and {"mimeType":"",…}.
      (#"{"mimeType":"","type":"image/png","base64":"AAAA"}"#, 34, 1_600),
      (#"{"mimeType":"","data":"AAAA"}"#, 29, 0),
      // An object that only names an image or a document doesn't contain it.
      (#"{"type":"image/png","n":1}"#, 26, 0), (#"{"mimeType":"image/png","uri":"a"}"#, 34, 0),
      (#"{"mimeType":"application/pdf","uri":"a"}"#, 40, 0),
      // The last of two types counts.
      (#"{"type":"image","type":"x"}"#, 27, 0), (#"{"type":"x","type":"image"}"#, 0, 1_600),
      // Without a media type, `data` is an ordinary text, and a number is no base64.
      (#"{"type":"x","data":"AAAA"}"#, 26, 0),
      (#"{"type":"image/png","data":"AAAA"}"#, 34, 0), (#"{"base64":7}"#, 12, 0),
      // An image removes its name and comma: {"items":[1]} and {"n":1}.
      (#"{"items":[{"type":"image"},1]}"#, 13, 1_600),
      (#"{"shot":{"type":"image"},"n":1}"#, 7, 1_600),
      (#"{"a":{"type":"image"},"b":[{"type":"image"}]}"#, 8, 3_200),
    ] as [(String, Int, Int)])
  func `leaves out base64 wherever it stands`(_ response: String, _ count: Int, _ tokens: Int)
    throws
  {
    let record = try Logged("mcp__a__b", response: response)
    #expect(record.number("chars.result") == count)
    #expect(record.number("tokens.input") == count / 4 + tokens)
  }

  @Test func `knows an image in 63 objects, and what is deeper as it stands`() throws {
    // All but the innermost object are {"a":…}, 6 characters; the image leaves {} of that one.
    let known = try Logged("mcp__a__b", response: imageWithin(63))
    #expect(known.number("chars.result") == 62 * 6 + 2)
    #expect(known.number("tokens.input") == (62 * 6 + 2) / 4 + 1_600)
    let tooDeep = try Logged("mcp__a__b", response: imageWithin(64))
    #expect(tooDeep.number("chars.result") == 64 * 6 + 16)
    #expect(tooDeep.number("tokens.input") == (64 * 6 + 16) / 4)
  }

  /// Returns an image nested in some objects.
  private func imageWithin(_ count: Int) -> String {
    String(repeating: #"{"a":"#, count: count) + #"{"type":"image"}"#
      + String(repeating: "}", count: count)
  }

  @Test func `counts the images in a subagent's answer`() throws {
    let record = try Logged(
      "Task", response: #"{"content":[{"type":"text","text":"abcd"},{"type":"image"}]}"#)
    #expect(record.number("chars.result") == 4)
    #expect(record.number("tokens.input") == 1_601)
  }
}
