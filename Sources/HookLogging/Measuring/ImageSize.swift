import JSONLines

/// The width and height of an image in pixels, as displayed where both sizes are given.
struct ImageSize {
  private let width: Int
  private let height: Int

  /// The size that an image says it has, itself or in its `file`; nil when it doesn't.
  init?(dimensions: JSONValue?, file: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    let inFile = try JSONObject(file, in: bytes).value("dimensions", in: bytes)
    let sizes = try JSONObject(dimensions ?? inFile, in: bytes)
    let names: [(StaticString, StaticString)] = [
      ("displayWidth", "displayHeight"), ("originalWidth", "originalHeight"), ("width", "height"),
    ]
    for (widthName, heightName) in names {
      if let width = sizes.count(widthName, in: bytes), width > 0,
        let height = sizes.count(heightName, in: bytes), height > 0
      {
        self.width = width
        self.height = height
        return
      }
    }
    return nil
  }

  /// A token for 750 pixels, as the vision guide has it, and at most those of the largest image.
  var tokens: Int {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    if overflow { return Media.imageTokens }
    return min(pixels / 750 + (pixels % 750 > 0 ? 1 : 0), Media.imageTokens)
  }
}
