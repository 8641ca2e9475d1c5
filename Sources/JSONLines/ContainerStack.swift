/// The stack of open containers, one bit each: whether it is an object.
///
/// The first 64 need no allocation; a text of nothing but brackets takes an eighth of its length.
struct ContainerStack {
  private var depth = 0
  /// The innermost containers, at most 64, with the last one in the lowest bit.
  private var top: UInt64 = 0
  /// The full words of 64 outer containers.
  private var below: ContiguousArray<UInt64> = []

  /// Whether the innermost container is an object; nil if none is open.
  var isInObject: Bool? { depth > 0 ? top & 1 == 1 : nil }

  /// Opens a container.
  mutating func push(isObject: Bool) {
    if depth > 0, depth.isMultiple(of: 64) { below.append(top) }
    top = top << 1 | (isObject ? 1 : 0)
    depth += 1
  }

  /// Closes the innermost container.
  mutating func pop() {
    depth -= 1
    if depth > 0, depth.isMultiple(of: 64) { top = below.popLast() ?? 0 } else { top >>= 1 }
  }
}
