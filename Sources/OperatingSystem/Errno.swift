/// A failure of the operating system: the C library's `errno` as a value.
package struct Errno: Error, Equatable, CustomStringConvertible {
  package let rawValue: CInt

  /// The system's words for it, such as "No space left on device".
  package var description: String { SystemCalls.message(for: self) }
}
