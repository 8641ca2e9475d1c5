import Bytes

package struct Currency: Sendable {
  package init() {}
  package func text(_ amount: Money) -> String { NumberText.dollars(amount.rounded) }
  package func cellText(_ amount: Money) -> String { NumberText.dollars(amount.rounded) }
}
