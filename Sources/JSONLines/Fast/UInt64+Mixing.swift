extension UInt64 {
  /// Returns a hash of this number and two others: their product, with the upper half folded into the lower one
  /// so that each bit affects many.
  @inlinable @inline(__always)
  package func mixed(with words: SIMD2<UInt64>) -> UInt64 {
    let product = (self ^ words.x ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: words.y ^ 0xC2B2_AE3D_27D4_EB4F)
    return product.high ^ product.low
  }
}
