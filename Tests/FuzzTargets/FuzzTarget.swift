/// What is fed with bytes that nobody thought of, and what must hold whatever they are.
///
/// `make torture ONLY=fuzz` feeds each for long with what libFuzzer finds, and the tests with the corpus and a
/// few thousand mutations of it.
package struct FuzzTarget: Sendable {
  /// As which its corpus and its runs are named.
  package let name: String
  /// Reads bytes, and says what is wrong with what came of them; nil where all is well.
  package let complaint: @Sendable ([UInt8]) -> String?

  /// All of them.
  package static let all = [
    hookInput, command, dayFile, totals, transcript, settings, environment, arguments,
  ]
}
