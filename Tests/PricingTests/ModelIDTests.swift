import Testing

@testable import Pricing

struct ModelIDTests {
  @Test(arguments: [
    // Plain ones.
    ("claude-opus-5", "claude-opus-5"),
    ("claude-opus-5-5", "claude-opus-5-5"),
    ("claude-mythos-preview", "claude-mythos-preview"),
    // Dates and aliases of the newest.
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5"),
    ("claude-opus-4-20250514", "claude-opus-4"),
    ("claude-opus-4-0", "claude-opus-4"),
    ("claude-sonnet-4-0", "claude-sonnet-4"),
    ("claude-haiku-4-5-latest", "claude-haiku-4-5"),
    // What is no date, no revision and no minor version of 0.
    ("claude-opus-5-202509", "claude-opus-5-202509"),
    ("claude-opus-5-202509291", "claude-opus-5-202509291"),
    ("claude-opus-4-0-1", "claude-opus-4-0-1"),
    ("claude-latest", "claude-latest"),
    // The newest of a family.
    ("claude-opus-latest", "claude-opus-5-5"),
    ("claude-sonnet-latest", "claude-sonnet-5-5"),
    ("claude-haiku-latest", "claude-haiku-5-5"),
    ("claude-fable-latest", "claude-fable-5-2"),
    ("us.anthropic.claude-opus-latest-thinking[1m]", "claude-opus-5-5"),
    // Without a version and a known meaning.
    ("claude-opus", "claude-opus"),
    ("claude-opus-thinking", "claude-opus-thinking"),
    ("claude-heron-latest", "claude-heron-latest"),
    // Capitals, underscores and points.
    ("Claude-Opus-5", "claude-opus-5"),
    ("claude.opus.5.5", "claude-opus-5-5"),
    ("US_ANTHROPIC_CLAUDE_OPUS_4_6_V1", "claude-opus-4-6"),
    // A preview that is a model of its own, and others.
    ("us.anthropic.claude-mythos-preview-20260401-v1:0", "claude-mythos-preview"),
    ("claude-mythos-preview-thinking", "claude-mythos-preview"),
    ("claude-mythos-5-1-preview", "claude-mythos-5-1"),
    // The long context.
    ("claude-opus-5[1m]", "claude-opus-5"),
    ("claude-sonnet-4-5-20250929[1m]", "claude-sonnet-4-5"),
    // The family after the version.
    ("claude-4-opus-20250514", "claude-opus-4"),
    ("claude-3-7-sonnet-20250219", "claude-sonnet-3-7"),
    ("claude-3-7-sonnet-latest", "claude-sonnet-3-7"),
    ("claude-3-5-sonnet-20240620", "claude-sonnet-3-5"),
    ("claude-3-5-sonnet-20241022", "claude-sonnet-3-5"),
    ("claude-3-5-haiku", "claude-haiku-3-5"),
    ("claude-3-5-haiku-20241022", "claude-haiku-3-5"),
    ("claude-3-haiku-20240307", "claude-haiku-3"),
    ("claude-3-opus-20240229", "claude-opus-3"),
    ("claude-3-sonnet-20240229", "claude-sonnet-3"),
  ])
  func `leaves dates, aliases and the order of old ids out`(_ logged: String, _ id: String) {
    #expect(ModelID(logged).text == id)
  }

  @Test(arguments: [
    // Bedrock.
    ("anthropic.claude-opus-5", "claude-opus-5"),
    ("anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
    ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
    ("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
    ("apac.anthropic.claude-3-haiku-20240307-v1:0", "claude-haiku-3"),
    ("jp.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"),
    ("au.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"),
    ("global.anthropic.claude-opus-4-6-v1:0[1m]", "claude-opus-4-6"),
    ("anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-sonnet-3-5"),
    ("bedrock/us.anthropic.claude-opus-5-5", "claude-opus-5-5"),
    (
      "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-1-20250805-v1:0",
      "claude-opus-4-1"
    ),
    // Vertex.
    ("claude-haiku-4-5@20251001", "claude-haiku-4-5"),
    ("claude-opus-5@default", "claude-opus-5"),
    ("claude-3-5-sonnet-v2@20241022", "claude-sonnet-3-5"),
    ("vertex_ai/claude-opus-4@20250514", "claude-opus-4"),
    // OpenRouter.
    ("anthropic/claude-opus-4.6", "claude-opus-4-6"),
    ("anthropic/claude-3.7-sonnet:thinking", "claude-sonnet-3-7"),
    ("openrouter/anthropic/claude-sonnet-4.5:beta", "claude-sonnet-4-5"),
    ("claude-opus-5.5", "claude-opus-5-5"),
    // Gateways.
    ("bedrock:anthropic:claude-opus-5", "claude-opus-5"),
    ("anthropic/anthropic:claude-opus-5", "claude-opus-5"),
    ("anthropic--claude-heron-5", "claude-heron-5"),
    ("us-gov.anthropic.claude-heron-5", "claude-heron-5"),
    ("databricks-claude-3-7-sonnet", "claude-sonnet-3-7"),
    ("databricks-claude-mythos-preview", "claude-mythos-preview"),
    ("zed-pro_claude-opus-latest", "claude-opus-5-5"),
    // Variants, in any number and order.
    ("claude-opus-5-minimal", "claude-opus-5"),
    ("claude-opus-5-low", "claude-opus-5"),
    ("claude-opus-5-medium", "claude-opus-5"),
    ("claude-opus-5-xhigh", "claude-opus-5"),
    ("claude-opus-5-max", "claude-opus-5"),
    ("claude-opus-5-2m", "claude-opus-5"),
    ("claude-sonnet-4.5-beta", "claude-sonnet-4-5"),
    ("claude-4-5-sonnet-thinking-20250929-high-1m", "claude-sonnet-4-5"),
  ])
  func `leaves out what clouds add`(_ logged: String, _ id: String) {
    #expect(ModelID(logged).text == id)
  }

  @Test(arguments: [
    ("sonnet", "claude-sonnet-5-5"), ("opus", "claude-opus-5-5"), ("haiku", "claude-haiku-5-5"),
    ("sonnet[1m]", "claude-sonnet-5-5"), ("opus[1m]", "claude-opus-5-5"),
    ("fable", "claude-fable-5-2"), ("Opus", "claude-opus-5-5"), ("opus:1m", "claude-opus-5-5"),
  ])
  func `knows the short names of the command line`(_ logged: String, _ id: String) {
    #expect(ModelID(logged).text == id)
  }

  @Test(arguments: [
    "gpt-5.5-codex", "openai/gpt-5", "gemini-3-pro-preview", "<synthetic>", "my-claude-proxy",
    "opusplan", "qwen3-coder:30b", "Llama-4@20250405", "deepseek.v3-v1:0", "claude",
    "[1m]", "my[1m]model", "GPT-5", "Claude", "best", "default", "mythos", "gpt-5-high",
    "My-Claude-Proxy-2", "my-anthropic-claude-proxy", "qwen3-claude-opus-5", "not:claude-opus-5",
    "llama-claude-opus-5-distill", "kimi-k2.5:1m", "claudette-opus-5", "gemini-claude-heron-5",
    "arn:aws:bedrock:us-east-1:1:application-inference-profile/ab12cd34", "anthropic.titan-v1:0",
  ])
  func `leaves ids of other makers as they were logged`(_ logged: String) {
    #expect(ModelID(logged).text == logged)
  }

  @Test(arguments: [
    "claude-opus-5", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-3-5-haiku", "opus",
    "openai/gpt-5", "claude-opus-latest", "claude-mythos-preview-high", "claude-2.1",
    "claude-opus-thinking", "Databricks-Claude-4.6-Opus-Fast",
  ])
  func `changes nothing the second time`(_ logged: String) {
    #expect(ModelID(ModelID(logged).text) == ModelID(logged))
  }
}
