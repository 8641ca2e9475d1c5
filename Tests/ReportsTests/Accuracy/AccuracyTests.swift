import Testing

@testable import Reports

struct AccuracyTests {
  /// Returns the accuracy of some responses.
  private func accuracy(_ responses: (characters: Int, tokens: Int)...) -> Accuracy {
    responses.reduce(into: Accuracy()) {
      $0.addResponse(characters: $1.characters, tokens: $1.tokens)
    }
  }

  @Test func `rounds the estimate down for each response`() {
    #expect(accuracy((7, 1), (7, 1), (7, 1)).estimate == 3)
    #expect(accuracy((21, 3)).estimate == 5)
  }

  @Test(arguments: [
    (4, 1, 400), (10, 3, 333), (11, 3, 367), (1, 200, 1), (1, 201, 0), (0, 5, 0),
    (2_005, 1_000, 201),
  ])
  func `has a ratio in hundredths, halves rounded up`(
    _ characters: Int, _ tokens: Int, _ ratio: Int128
  ) {
    #expect(accuracy((characters, tokens)).ratioInHundredths == ratio)
  }

  @Test(arguments: [
    (400, 100, 0), (312, 100, -220), (500, 100, 250), (0, 7, -1_000), (4, 3, -667), (8, 3, -333),
    (8_004, 2_000, 1), (7_996, 2_000, -1), (8_000, 2_001, 0), (4, 2_000, -1_000),
  ])
  func `has an error in tenths of a percent, halves rounded away from zero`(
    _ characters: Int, _ tokens: Int, _ error: Int128
  ) {
    #expect(accuracy((characters, tokens)).error(inPartsOf: 1_000) == error)
  }

  @Test func `percents are rounded once`() {
    let accuracy = accuracy((72, 33))
    #expect(accuracy.error(inPartsOf: 1_000) == -455 && accuracy.error(inPartsOf: 100) == -45)
  }

  @Test func `nothing has no ratio`() {
    #expect(Accuracy().ratioInHundredths == nil && Accuracy().error(inPartsOf: 1_000) == nil)
  }

  @Test func `huge counts of tokens don't overflow`() {
    let huge = accuracy((1, .max), (Int.max, .max), (.max, .max))
    #expect(huge.tokens == 3 * Int128(Int.max))
    #expect(huge.ratioInHundredths == 67 && huge.error(inPartsOf: 1_000) == -833)
    var double = huge
    double += huge
    #expect(double.tokens == huge.tokens * 2 && double.responses == 6)
    #expect(double.ratioInHundredths == 67)
  }

  @Test(arguments: [
    (352, 2, "3.52"), (5, 2, "0.05"), (0, 2, "0.00"), (-4, 1, "-0.4"), (-1_000, 1, "-100.0"),
  ])
  func `prints a decimal`(_ number: Int128, _ places: Int, _ text: String) {
    #expect(Accuracy.decimal(number, places: places) == text)
  }
}
