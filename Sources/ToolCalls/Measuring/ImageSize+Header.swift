import JSONLines

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

  /// Reads a PNG: after a signature of 8 bytes the first chunk has its length, its name and two 32-bit numbers.
  private init?(png image: inout Base64Bytes) {
    guard image.skip(14), let high = image.nextNumber(), let width = image.nextNumber(),
      let higher = image.nextNumber(), let height = image.nextNumber()
    else { return nil }
    self.init(width: high << 16 | width, height: higher << 16 | height)
  }

  /// Reads a JPEG: segments begin with a marker and their length; that of a frame has its height and width.
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
        guard image.skip(3), let height = image.nextNumber(), let width = image.nextNumber() else {
          return nil
        }
        self.init(width: width, height: height)
        return
      default:
        guard let length = image.nextNumber(), image.skip(length - 2) else { return nil }
      }
    }
  }

  /// Reads a GIF: width and height follow `GIF89a` in little-endian order.
  private init?(gif image: inout Base64Bytes) {
    guard image.skip(4), let width = image.nextNumber(), let height = image.nextNumber() else {
      return nil
    }
    self.init(width: width.swapped, height: height.swapped)
  }

  /// Reads a WebP image: the first chunk, of one of three kinds, follows `RIFF`, a length and `WEBP`.
  private init?(webP image: inout Base64Bytes) {
    guard image.skip(10), image.nextNumber() == 0x5650, let kind = image.nextNumber(),
      image.skip(4)
    else { return nil }
    switch kind {
    case 0x3820:  // `VP8 `: after a frame tag and a start code 14 bits each
      guard image.skip(6), let width = image.nextNumber(), let height = image.nextNumber() else {
        return nil
      }
      self.init(width: width.swapped & 0x3FFF, height: height.swapped & 0x3FFF)
    case 0x384C:  // `VP8L`: after a signature 14 bits each, less one
      guard image.skip(1), let low = image.nextNumber(), let high = image.nextNumber() else {
        return nil
      }
      let bits = high.swapped << 16 | low.swapped
      self.init(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case 0x3858:  // `VP8X`: after flags 24 bits each, less one
      guard image.skip(4), let low = image.nextNumber(), let middle = image.nextNumber(),
        let high = image.nextNumber()
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
