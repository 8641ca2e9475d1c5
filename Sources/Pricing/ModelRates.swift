/// What a model's tokens cost.
package typealias ModelRates = ByTokenKind<Rate>
