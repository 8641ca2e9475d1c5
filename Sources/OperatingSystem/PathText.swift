// How a path that isn't UTF-8 is a String
//
// To the system a path is bytes. A `String` is UTF-8, and would have U+FFFD in place of other bytes, with which
// nothing can be opened. So a byte that isn't part of UTF-8 is kept as a scalar of its own: U+10FF00 plus the
// byte, from the end of the last private use plane. `SystemCalls` turns it back into the byte, and
// `String.visible` shows it as `\xe9`. If a name contains such a scalar itself, each of its bytes is kept that
// way, so every path remains what it is.
//
// This is for what is opened: names in directories, the variables that name directories, arguments. Other texts are
// repaired, as Claude Code's own are.

import Bytes
internal import CSystem

extension String {
  /// The first byte of the UTF-8 of a kept byte; other texts hardly contain it.
  private static var mark: UInt8 { 0xF4 }

  /// Creates the text of a path from its bytes.
  package init(path bytes: Span<UInt8>) {
    if bytes.firstIndex(of: Self.mark, in: 0..<bytes.count) == nil,
      let text = unsafe bytes.withUnsafeBufferPointer({
        unsafe String(validating: $0, as: UTF8.self)
      })
    {
      self = text
    } else {
      self = Self.keepingBytes(of: bytes)
    }
  }

  /// Creates the text of a path from a C string.
  init(path: UnsafePointer<CChar>) {
    if let text = unsafe String(validatingCString: path),
      unsafe memchr(path, CInt(Self.mark), text.utf8.count) == nil
    {
      self = text
    } else {
      let bytes = unsafe UnsafeRawBufferPointer(start: path, count: strlen(path))
      self = unsafe Self.keepingBytes(of: bytes.assumingMemoryBound(to: UInt8.self).span)
    }
  }

  /// Returns bytes as a text, scalar by scalar.
  private static func keepingBytes(of bytes: Span<UInt8>) -> String {
    var text = ""
    var index = 0
    while index < bytes.count {
      if let scalar = scalar(in: bytes, at: index), !scalar.isKeptByte {
        text.unicodeScalars.append(scalar)
        index += UTF8.width(scalar)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(keeping: bytes[index]))
        index += 1
      }
    }
    return text
  }

  /// Returns the scalar whose UTF-8 begins at `index`; nil if there is none.
  private static func scalar(in bytes: Span<UInt8>, at index: Int) -> Unicode.Scalar? {
    for count in 1...4 where index + count <= bytes.count {
      let part = bytes.extracting(index..<index + count)
      let text = unsafe part.withUnsafeBufferPointer {
        unsafe String(validating: $0, as: UTF8.self)
      }
      if let text { return text.unicodeScalars.first }
    }
    return nil
  }

  /// Calls `body` with the path for the C library; returns nil if the path contains a NUL.
  ///
  /// The C library would take the part before it for the whole path.
  @inline(__always)
  func withPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result? {
    let count = utf8.count
    // Passing the `String` itself would copy it to an array first.
    return unsafe withCString { path in
      guard unsafe strlen(path) == count else { return nil }
      let isPlain = unsafe memchr(path, CInt(Self.mark), count) == nil
      return unsafe isPlain ? body(path) : withKeptBytes(body)
    }
  }

  /// Calls `body` with the bytes of the path.
  private func withKeptBytes<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result? {
    var bytes: ContiguousArray<CChar> = []
    for scalar in unicodeScalars {
      if scalar.isKeptByte {
        bytes.append(CChar(truncatingIfNeeded: scalar.value))
      } else {
        for unit in String(scalar).utf8 { bytes.append(CChar(bitPattern: unit)) }
      }
    }
    bytes.append(0)
    return unsafe bytes.withUnsafeBufferPointer { characters in
      unsafe characters.baseAddress.map { unsafe body($0) }
    }
  }

  /// The text with U+FFFD in place of bytes that were kept.
  package var repaired: String {
    guard unicodeScalars.contains(where: { $0.isKeptByte }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar.isKeptByte ? "\u{FFFD}" : scalar)
    }
    return text
  }
}
