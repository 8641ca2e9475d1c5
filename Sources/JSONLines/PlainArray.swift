/// An array of elements that are bits and no more, in memory that isn't an array's.
///
/// For the first array of a kind the runtime makes a type, and before the first of all its tables of such
/// types: a fifth of what the hook does. Here the compiler lays out all there is.
@safe struct PlainArray<Element: BitwiseCopyable> {
  private var block: MemoryBlock?
  /// Where the block begins.
  private var elements: UnsafeMutablePointer<Element>?
  private var capacity = 0
  /// How many elements there are.
  private(set) var count = 0

  /// An empty array, without memory.
  init() {}

  /// The elements.
  var span: Span<Element> {
    @_lifetime(borrow self)
    get {
      let span = unsafe UnsafeBufferPointer(start: elements, count: count).span
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// A copy of them as an array.
  var array: ContiguousArray<Element> {
    var array = ContiguousArray<Element>()
    array.reserveCapacity(count)
    let span = span
    for index in span.indices { array.append(span[index]) }
    return array
  }

  /// Puts an element behind the others.
  @inline(__always)
  mutating func append(_ element: Element) {
    makeRoom(1)
    unsafe elements.unsafelyUnwrapped[count] = element
    count &+= 1
  }

  /// Puts elements behind the others.
  mutating func append(_ others: Span<Element>) {
    guard !others.isEmpty else { return }
    makeRoom(others.count)
    unsafe others.withUnsafeBufferPointer { others in
      let end = unsafe elements.unsafelyUnwrapped + count
      unsafe end.initialize(from: others.baseAddress.unsafelyUnwrapped, count: others.count)
    }
    count &+= others.count
  }

  /// Sees to it that there is room for some more elements, in memory that no copy shares.
  @inline(__always)
  mutating func makeRoom(_ room: Int) {
    if capacity &- count < room || !isKnownUniquelyReferenced(&block) { grow(room) }
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    let needed = count + room
    let grown = needed > capacity ? max(needed, 2 * capacity) : capacity
    let memory = MemoryBlock(byteCount: grown * MemoryLayout<Element>.stride)
    let start = unsafe memory.start.bindMemory(to: Element.self, capacity: grown)
    if let elements = unsafe elements { unsafe start.initialize(from: elements, count: count) }
    unsafe elements = start
    (block, capacity) = (memory, grown)
  }
}

/// Some memory, which is given back with its last user.
@safe private final class MemoryBlock {
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    unsafe start = .allocate(byteCount: byteCount, alignment: 16)
  }

  deinit { unsafe start.deallocate() }
}
