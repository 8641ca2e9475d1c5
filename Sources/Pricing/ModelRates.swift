/// The rates of a model's tokens.
package typealias ModelRates = ByTokenKind<Rate>
