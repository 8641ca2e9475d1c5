import Testing
import ToolCalls

struct TokenEstimateTests {
  @Test(arguments: [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (Int.max, Int.max / 4)])
  func `takes four characters for a token, rounded down`(_ characters: Int, _ tokens: Int) {
    #expect(TokenEstimate.charactersPerToken == 4)
    #expect(TokenEstimate.tokens(ofCharacters: characters) == tokens)
  }
}
