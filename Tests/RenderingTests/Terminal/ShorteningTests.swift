import Testing

@testable import Bytes
@testable import Rendering

struct ShorteningTests {
  private func shortened(
    _ names: [String], _ place: Shortening.Place, _ width: Int
  ) -> [String] {
    Shortening(place: place, comfortable: 12).shortened(names, to: width)
  }

  @Test(arguments: [
    (Shortening.Place.front, "…90123456"), (.middle, "0123…3456"), (.end, "01234567…"),
  ])
  func `a long name gives way at one place`(_ place: Shortening.Place, _ text: String) {
    #expect(shortened(["01234567890123456", "short"], place, 9) == [text, "short"])
  }

  @Test func `names that fit stay as they are`() {
    let names = ["123456789", "日本語x", "e\u{301}"]
    #expect(shortened(names, .middle, 9) == names)
  }

  @Test func `another place is taken where it tells more names apart`() {
    #expect(
      shortened(["claude-opus-5", "claude-haiku-5"], .end, 7) == ["…opus-5", "…aiku-5"])
    #expect(
      shortened(["alpha/index.ts", "gamma/index.ts"], .front, 8) == ["alph….ts", "gamm….ts"])
    #expect(
      shortened(["mcp__tickets__comment", "mcp__tickets__search"], .middle, 12)
        == ["mcp__t…mment", "mcp__t…earch"])
  }

  @Test func `a beginning is kept, even where another place tells more names apart`() {
    let shortening = Shortening.beginning(8, comfortable: 36)
    #expect(
      shortening.shortened(["3f6c1d2e-8a47", "3f6c1d2e-9c15"], to: 9) == ["3f6c1d2e…", "3f6c1d2e…"])
  }

  @Test func `paths keep whole components where that costs little`() {
    #expect(
      shortened(["src/checkout/CreditCardForm.tsx", "a.ts"], .front, 22)
        == ["…/CreditCardForm.tsx", "a.ts"])
    #expect(shortened(["src/a/averyverylongname"], .front, 12) == ["…erylongname"])
    #expect(shortened(["a-very-long-folder/x"], .front, 12) == ["…ng-folder/x"])
  }

  @Test func `no name is wider than its column, whatever it is made of`() {
    let names = [
      "日本語のとても長い名前です", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "🇩🇪🇫🇷🇯🇵🇧🇷🇨🇦🇮🇳",
      "❤\u{FE0F}❤\u{FE0F}❤\u{FE0F}❤\u{FE0F}❤\u{FE0F}", "नमस्ते दुनिया नमस्ते", "\u{301}abcdefghijkl",
      "a/日/本/語/b/c/d/e/f",
    ]
    for place in Shortening.Place.allCases {
      for width in 1...30 {
        for (name, short) in zip(names, shortened(names, place, width)) {
          #expect(DisplayWidth.of(short) <= width)
          #expect(DisplayWidth.of(name) <= width ? short == name : short.contains("…"))
        }
      }
    }
  }
}
