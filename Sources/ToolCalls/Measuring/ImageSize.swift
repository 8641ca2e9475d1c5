import JSONLines

/// The width and height of an image in pixels, as displayed if the original size is given, too.
struct ImageSize {
  let width: Int
  let height: Int

  /// The estimated tokens: one for every 750 pixels (vision guide), but no more than for the largest image; an
  /// image without a size counts as the largest.
  var tokens: Int {
    guard width > 0, height > 0 else { return Media.imageTokens }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    if overflow { return Media.imageTokens }
    return min(pixels / 750 + (pixels % 750 > 0 ? 1 : 0), Media.imageTokens)
  }
}

extension ImageSize {
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
}

/// The size in the header of a PNG, JPEG, GIF or WebP image.
///
/// Sources: PNG 1.2 section 4.1.1, ITU T.81 annex B, GIF89a section 18, and the WebP container specification.
extension ImageSize {
  /// Reads the size of a base64 image; nil if its header has none.
  init?(base64 text: JSONText, in bytes: Span<UInt8>) {
    var image = Base64Bytes(text, in: bytes)
    switch image.nextNumber() {
    case 0x8950: self.init(png: &image)
    case 0xFFD8: self.init(jpeg: &image)
    case 0x4749: self.init(gif: &image)
    case 0x5249: self.init(webP: &image)
    default: return nil
    }
  }

  /// Reads a PNG: after a signature of 8 bytes, the first chunk has its length, its name, the width and the height.
  private init?(png image: inout Base64Bytes) {
    guard let width = image.nextNumbers(after: 14), let height = image.nextNumbers(after: 0)
    else { return nil }
    self.init(width: width.0 << 16 | width.1, height: height.0 << 16 | height.1)
  }

  /// Reads a JPEG: a segment begins with a marker and its length; that of a frame also has the height and width.
  private init?(jpeg image: inout Base64Bytes) {
    while true {
      guard let byte = image.next(), byte == 0xFF else { return nil }
      var marker = byte
      // Any number of fill bytes may precede the marker.
      while marker == 0xFF {
        guard let next = image.next() else { return nil }
        marker = next
      }
      switch marker {
      case 0x01, 0xD0...0xD8: continue  // These have no length.
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let (height, width) = image.nextNumbers(after: 3) else { return nil }
        self.init(width: width, height: height)
        return
      default:
        guard let length = image.nextNumber(), image.skip(length - 2) else { return nil }
      }
    }
  }

  /// Reads a GIF: width and height follow `GIF89a` in little-endian order.
  private init?(gif image: inout Base64Bytes) {
    guard let (width, height) = image.nextNumbers(after: 4) else { return nil }
    self.init(width: width.swapped, height: height.swapped)
  }

  /// Reads a WebP image: the first chunk, of one of three kinds, follows `RIFF`, a length and `WEBP`.
  private init?(webP image: inout Base64Bytes) {
    guard let (end, kind) = image.nextNumbers(after: 10), end == 0x5650, image.skip(4)
    else { return nil }
    switch kind {
    case 0x3820:  // `VP8 `: 14 bits each, after a frame tag and a start code
      guard let (width, height) = image.nextNumbers(after: 6) else { return nil }
      self.init(width: width.swapped & 0x3FFF, height: height.swapped & 0x3FFF)
    case 0x384C:  // `VP8L`: 14 bits each, minus one, after a signature
      guard let (low, high) = image.nextNumbers(after: 1) else { return nil }
      let bits = high.swapped << 16 | low.swapped
      self.init(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case 0x3858:  // `VP8X`: 24 bits each, minus one, after flags
      guard let (low, middle) = image.nextNumbers(after: 4), let high = image.nextNumber()
      else { return nil }
      let (first, second, third) = (low.swapped, middle.swapped, high.swapped)
      self.init(
        width: ((second & 0xFF) << 16 | first) + 1, height: (third << 8 | second >> 8) + 1)
    default: return nil
    }
  }
}

extension Int {
  /// The two-byte number with its bytes swapped.
  fileprivate var swapped: Int { (self & 0xFF) << 8 | self >> 8 }
}
