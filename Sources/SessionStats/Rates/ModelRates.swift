/// What a model's tokens cost.
package struct ModelRates: Equatable {
  package let input: Rate
  package let output: Rate
}
