import CommandLineTool
import Testing

struct NearestWordTests {
  private static let words = ["today", "yesterday", "week", "month", "all", "last-week", "by"]

  @Test(arguments: [
    ("today", "today"), ("TODAY", "today"), ("toady", "today"), ("tody", "today"),
    ("ttoday", "today"), ("todax", "today"), ("otday", "today"), ("todya", "today"),
    ("yesteday", "yesterday"), ("yestrdey", "yesterday"), ("esterdayy", "yesterday"),
    ("last_week", "last-week"), ("lastweek", "last-week"), ("ewek", "week"), ("weeks", "week"),
    ("moth", "month"), ("alll", "all"), ("al", "all"), ("b", "by"), ("yb", "by"),
  ])
  func `finds a word with a mistake or two`(_ typed: String, _ word: String) {
    #expect(NearestWord.find(typed, among: Self.words) == word)
  }

  @Test(arguments: ["", "year", "todayyy", "tomorrow", "xxx", "w", "wk", "d", "hour", "日本"])
  func `finds nothing far away`(_ typed: String) {
    #expect(NearestWord.find(typed, among: Self.words) == nil)
  }

  @Test func `finds nothing among no words`() {
    #expect(NearestWord.find("today", among: []) == nil)
  }

  @Test func `finds the word with the fewest mistakes, the first of equals`() {
    #expect(NearestWord.find("sonet", among: ["sonnets", "sonnet", "bonnet"]) == "sonnet")
    #expect(NearestWord.find("cat", among: ["bat", "car", "hat"]) == "bat")
    #expect(NearestWord.find("car", among: ["bat", "car", "hat"]) == "car")
  }

  @Test func `isn't led astray by a short word that is as far but not near`() {
    // Two errors are too many for a word of five letters, but acceptable for one of seven.
    #expect(NearestWord.find("--mdl", among: ["--model", "--all"]) == "--model")
    #expect(NearestWord.find("--mdl", among: ["--all", "--model"]) == "--model")
  }

  @Test func `forgives a third of a long word`() {
    #expect(NearestWord.find("generatecompletion", among: ["generate-completion"]) != nil)
    #expect(NearestWord.find("abcdefghi", among: ["abcdefxyz"]) == "abcdefxyz")
    #expect(NearestWord.find("abcdefghi", among: ["abcdewxyz"]) == nil)
  }

  @Test(.timeLimit(.minutes(5))) func `takes no long time for a long word`() {
    let long = String(repeating: "ab", count: 500_000)
    #expect(NearestWord.find(long, among: Self.words) == nil)
  }
}
