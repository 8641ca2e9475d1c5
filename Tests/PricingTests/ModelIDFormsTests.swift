import Testing

@testable import Pricing

/// The forms that one id has in transcripts of clouds and gateways.
struct ModelIDFormsTests {
  @Test(arguments: [
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5"),
    ("claude-sonnet-4.5", "claude-sonnet-4-5"),
    ("anthropic/claude-4-6-sonnet", "claude-sonnet-4-6"),
    ("anthropic/claude-4.5-haiku", "claude-haiku-4-5"),
    ("claude-4-opus-20250514", "claude-opus-4"),
    ("us.anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
    ("us-gov.anthropic.claude-opus-5", "claude-opus-5"),
    ("us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
    ("ca.anthropic.claude-opus-5", "claude-opus-5"),
    ("sa.anthropic.claude-opus-5", "claude-opus-5"),
    ("in.anthropic.claude-opus-5", "claude-opus-5"),
    (
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6-v1",
      "claude-opus-4-6"
    ),
    ("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5", "claude-opus-5"),
    (
      "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/ab12cd34",
      "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/ab12cd34"
    ),
    ("anthropic.claude-opus-4-6-v1[1m]", "claude-opus-4-6"),
    ("us.anthropic.claude-opus-4-6-v1:0[1m]", "claude-opus-4-6"),
    ("global.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"),
    ("claude-opus-5@default", "claude-opus-5"),
    ("vertex_ai/claude-opus-5-5@20260901", "claude-opus-5-5"),
    ("claude-opus-4-6-thinking", "claude-opus-4-6"),
    ("claude-opus-4-5-20251101-thinking", "claude-opus-4-5"),
    ("claude-sonnet-4-5-20250929-thinking[1m]", "claude-sonnet-4-5"),
    ("claude-opus-4.6-fast", "claude-opus-4-6"),
    ("claude-opus-4-6-1m", "claude-opus-4-6"),
    ("claude-opus-4-6[2m]", "claude-opus-4-6"),
    ("openrouter/anthropic/claude-opus-4.6:beta", "claude-opus-4-6"),
    ("databricks-claude-opus-4-6", "claude-opus-4-6"),
    ("azure_ai/claude-opus-5", "claude-opus-5"),
    ("github_copilot/claude-opus-4.6", "claude-opus-4-6"),
    ("copilot-claude-opus-4-6", "claude-opus-4-6"),
    ("kiro-claude-opus-4-6", "claude-opus-4-6"),
    ("claude-opus-5-20260801-preview", "claude-opus-5"),
    ("claude-3-5-sonnet-v2@20241022", "claude-sonnet-3-5"),
    ("anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-sonnet-3-5"),
    ("claude-instant-1.2", "claude-instant-1-2"),
    ("claude-2.1", "claude-2-1"),
    ("claude-mythos-preview", "claude-mythos-preview"),
    ("claude-opus-5-5-fast", "claude-opus-5-5"),
    ("opus", "claude-opus-5-5"),
    ("sonnet[1m]", "claude-sonnet-5-5"),
    ("opusplan", "opusplan"),
    ("fable", "claude-fable-5-2"),
    ("best", "best"),
    ("default", "default"),
    ("claude-opus-latest", "claude-opus-5-5"),
    ("claude-3-opus-latest", "claude-opus-3"),
    ("claude-opus-6", "claude-opus-6"),
    ("claude-sonnet-5-5-1", "claude-sonnet-5-5-1"),
    ("claude-opus-4-20250514", "claude-opus-4"),
    ("claude-opus-4-0", "claude-opus-4"),
    ("claude-sonnet-4@20250514", "claude-sonnet-4"),
    ("CLAUDE-OPUS-5", "claude-opus-5"),
    ("Claude_Opus_5", "claude-opus-5"),
    ("gpt-5.6", "gpt-5.6"),
    ("kimi-k2.5", "kimi-k2.5"),
    ("gemini-claude-opus-4-6", "claude-opus-4-6"),
    ("claude-opus-5-high", "claude-opus-5"),
    ("anthropic:claude-opus-5", "claude-opus-5"),
    ("bedrock:us.anthropic.claude-opus-5", "claude-opus-5"),
    ("eu.anthropic.claude-opus-5-v1:0:1m", "claude-opus-5"),
    ("anthropic--claude-4.6-opus", "claude-opus-4-6"),
  ])
  func `is one id in all of its forms`(_ logged: String, _ id: String) {
    #expect(ModelID(logged).text == id)
  }
}
