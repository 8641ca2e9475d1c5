import Pricing

extension ModelID {
  /// The names by which a filter finds the model: `claude-opus-5-5`, `opus-5-5`, and its family, `opus`.
  var filterNames: [String] {
    let vendor = "claude-"
    let short = text.hasPrefix(vendor) ? String(text.dropFirst(vendor.count)) : text
    let family = short.split(separator: "-").first { part in
      part.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || "A"..."Z" ~= $0 }
    }
    return [text, short] + (family.map { [String($0)] } ?? [])
  }
}
