/// Replaces the secrets in a text by `[REDACTED]`.
package enum Redactor {
  /// The text that replaces a secret.
  package static let mask = "[REDACTED]"

  /// The secrets in a text, in order and without overlap.
  ///
  /// - Parameter count: The number of characters of the redacted text that will be kept; the text after
  ///   them isn't read. Nil when all of it will be kept.
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
    redacted(text, without: secrets(in: text))
  }

  /// The text without the secrets that were found in it.
  package static func redacted(_ text: String, without secrets: [Secret]) -> String {
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

/// A secret in a text.
package struct Secret {
  /// The secret's bytes.
  package let range: Range<Int>
  /// The rule that found it, in words for people: a prefix or what the secret is.
  package let rule: StaticString
}
