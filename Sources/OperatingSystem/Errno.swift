/// An error of the operating system: the C library's `errno`.
package struct Errno: Error, Equatable, CustomStringConvertible {
  package let rawValue: CInt

  /// The system's message, such as "No space left on device".
  package var description: String { SystemCalls.message(for: self) }
}
