/// Puts `[REDACTED]` in place of the secrets in a text.
package enum Redactor {
  /// What stands in place of a secret.
  package static let mask = "[REDACTED]"

  /// The secrets in a text, in order and apart from each other.
  ///
  /// - Parameter count: How many characters of the text will be kept once it is redacted; what stands
  ///   behind them needn't be looked at. Nil when all of it will.
  package static func secrets(in text: String, keeping count: Int? = nil) -> [Secret] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = unsafe SecretScanner(bytes.span)
      scanner.scan(keeping: count)
      return scanner.secrets
    }
  }

  /// The text without its secrets.
  package static func redacted(_ text: String) -> String {
    redacted(text, secrets(in: text))
  }

  /// The text without the secrets that were found in it.
  package static func redacted(_ text: String, _ secrets: [Secret]) -> String {
    guard !secrets.isEmpty else { return text }
    let bytes = text.utf8
    var result = ""
    var end = bytes.startIndex
    for secret in secrets {
      let start = bytes.index(bytes.startIndex, offsetBy: secret.range.lowerBound)
      result += text[end..<start]
      result += mask
      end = bytes.index(bytes.startIndex, offsetBy: secret.range.upperBound)
    }
    return result + text[end...]
  }
}
