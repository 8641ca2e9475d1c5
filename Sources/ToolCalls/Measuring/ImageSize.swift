import JSONLines

/// The width and height of an image in pixels, as displayed if the original size is given, too.
struct ImageSize {
  private let width: Int
  private let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads the size from an image's `dimensions`; nil if they have none.
  init?(dimensions: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    let sizes = try JSONObject(dimensions, in: bytes)
    let names: [(StaticString, StaticString)] = [
      ("displayWidth", "displayHeight"), ("originalWidth", "originalHeight"), ("width", "height"),
    ]
    for (widthName, heightName) in names {
      if let width = sizes.count(widthName, in: bytes), width > 0,
        let height = sizes.count(heightName, in: bytes), height > 0
      {
        self.init(width: width, height: height)
        return
      }
    }
    return nil
  }

  /// One token for 750 pixels (vision guide), up to those of the largest image, which also count for an
  /// image without a size.
  var tokens: Int {
    guard width > 0, height > 0 else { return Media.imageTokens }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    if overflow { return Media.imageTokens }
    return min(pixels / 750 + (pixels % 750 > 0 ? 1 : 0), Media.imageTokens)
  }
}
