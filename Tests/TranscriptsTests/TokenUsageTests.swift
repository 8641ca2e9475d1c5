import JSONLines
import Pricing
import Testing

@testable import Transcripts

struct TokenUsageTests {
  /// Returns the usage in a JSON text; nil if that isn't an object.
  private func usage(_ text: String) throws -> TokenUsage? {
    let bytes = ContiguousArray(text.utf8)
    var scanner = JSONScanner(bytes.span)
    return try TokenUsage(from: &scanner, in: bytes.span)
  }

  @Test func `reads every kind of tokens`() throws {
    var expected = TokenUsage()
    expected.input = 3
    expected.output = 310
    expected.cacheWrites = 1_200
    expected.cacheWriteSplit5m = 200
    expected.cacheWriteSplit1h = 1_000
    expected.cacheRead = 45_000
    expected.webSearches = 2
    expected.thinking = 120
    expected.isFast = true
    expected.isInUS = true
    let read = try usage(
      """
      {"input_tokens":3,"cache_creation_input_tokens":1200,"cache_read_input_tokens":45000,\
      "output_tokens":310,"output_tokens_details":{"thinking_tokens":120},"server_tool_use":{"web_search_requests":2,"web_fetch_requests":9},\
      "service_tier":"standard","cache_creation":{"ephemeral_1h_input_tokens":1000,\
      "ephemeral_5m_input_tokens":200},"inference_geo":"us","iterations":[],"speed":"fast"}
      """)
    #expect(read == expected)
  }

  @Test(arguments: [
    (#"{"cache_creation_input_tokens":7}"#, 7, 0),
    (#"{"cache_creation_input_tokens":0,"cache_creation":{"ephemeral_1h_input_tokens":5}}"#, 0, 5),
    (#"{"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_1h_input_tokens":5}}"#, 4, 5),
    (#"{"cache_creation":{"ephemeral_5m_input_tokens":1},"cache_creation_input_tokens":1}"#, 1, 0),
  ])
  func `what the split of cache writes leaves out was written for five minutes`(
    text: String, fiveMinutes: Int, hour: Int
  ) throws {
    let usage = try #require(try usage(text))
    #expect(usage.cacheWrite5m == fiveMinutes)
    #expect(usage.cacheWrite1h == hour)
  }

  @Test(arguments: ["{}", #"{"input_tokens":-5,"output_tokens":"9","speed":"standard"}"#])
  func `what is no count is nothing`(text: String) throws {
    #expect(try usage(text) == TokenUsage())
  }

  @Test func `huge counts end at the largest number`() throws {
    let read = try usage(
      #"{"output_tokens":99999999999999999999,"cache_creation_input_tokens":1e30,"#
        + #""cache_creation":{"ephemeral_5m_input_tokens":1e30,"ephemeral_1h_input_tokens":1e30}}"#)
    let usage = try #require(read)
    #expect(usage.output == .max && usage.cacheWrites == .max)
    #expect(usage.cacheWriteSplit5m == .max && usage.cacheWriteSplit1h == .max)
  }

  @Test(arguments: ["[]", "null", "7", #""text""#])
  func `what is no object is no usage`(text: String) throws {
    #expect(try usage(text) == nil)
  }
}
