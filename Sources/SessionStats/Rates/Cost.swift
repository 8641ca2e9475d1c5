/// What tokens cost, by their kind; adds up exactly over groups.
package struct Cost: Equatable {
  package var input = Money()
  package var output = Money()

  package var total: Money { input + output }

  /// The total of the amounts as they are printed.
  package var roundedTotal: Money { (input.rounded + output.rounded).rounded }

  package static func += (left: inout Cost, right: Cost) {
    left.input += right.input
    left.output += right.output
  }
}
