/// Rows as Claude Code writes them to a transcript, each with a newline.
enum SampleRow {
  /// Returns a response that makes a call.
  static func call(
    _ id: String, _ model: String, isSidechain: Bool = false, arguments: String = "{}"
  ) -> String {
    response(
      model, isSidechain: isSidechain,
      content: #"{"type":"tool_use","id":"\#(id)","name":"Bash","input":\#(arguments)}"#)
  }

  /// Returns a response with a single block of content, by default an empty text.
  static func response(
    _ model: String, isSidechain: Bool = false, content: String = #"{"type":"text","text":""}"#
  ) -> String {
    #"{"parentUuid":null,"isSidechain":\#(isSidechain),"message":{"model":"\#(model)","#
      + #""id":"msg_01","role":"assistant","content":[\#(content)]},"type":"assistant"}"# + "\n"
  }

  /// Returns a thread's request, which is written before its response.
  static func request(
    _ model: String, from source: String = "repl_main_thread", _ rest: String = ""
  ) -> String {
    #"{"type":"api-request","sessionId":"s1"\#(rest),"id":"r1","querySource":"\#(source)","#
      + #""params":{"model":"\#(model)","max_tokens":32000}}"# + "\n"
  }

  /// Returns the row that announces a thread's model.
  static func announcement(_ model: String, isSidechain: Bool = false) -> String {
    #"{"parentUuid":null,"isSidechain":\#(isSidechain),"attachment":{"type":"model","identity":"#
      + #"{"modelId":"\#(model)","marketingName":"M"}},"type":"attachment"}"# + "\n"
  }

  /// Returns the result of a call.
  static func result(of id: String, _ content: String = "") -> String {
    #"{"message":{"role":"user","content":[{"tool_use_id":"\#(id)","type":"tool_result","#
      + #""content":"\#(content)"}]},"type":"user"}"# + "\n"
  }

  /// Returns rows that name no model, of `byteCount` bytes in total.
  static func others(_ byteCount: Int, ofAbout rowByteCount: Int = .max) -> String {
    let (start, end) = (#"{"message":{"role":"user","content":""#, "\"},\"type\":\"user\"}\n")
    let filler = String(
      repeating: "x", count: min(byteCount, rowByteCount) - start.utf8.count - end.utf8.count)
    let count = byteCount / min(byteCount, rowByteCount)
    let rest = String(repeating: "x", count: byteCount - count * min(byteCount, rowByteCount))
    return String(repeating: start + filler + end, count: count - 1) + start + filler + rest + end
  }
}
