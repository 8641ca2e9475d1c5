/// The members that a reader wants of an object and of objects in it, in the order in which writers
/// write them.
///
/// A path such as `tokens.input` is the member `input` of the object `tokens`. A member is known by its
/// number, which is the place of its path in the table.
package struct MemberTable: Sendable {
  /// A member's name as compact JSON writes it: `"input":`.
  struct Entry {
    /// The number of the member.
    let member: Int
    /// The number of the object that it names; nil where none of that one's members is wanted.
    let object: Int?
    /// How many bytes the name takes with quotes and colon.
    let count: Int
    /// The first sixteen of the bytes, and which bits of these it has.
    let words: SIMD2<UInt64>
    let mask: SIMD2<UInt64>
    /// Where the bytes begin in the table.
    let start: Int
  }

  /// The wanted members of one object.
  struct Object {
    var entries: ContiguousArray<Entry> = []
    /// A bit for each of them and for those in them.
    var mask: UInt64 = 0
  }

  /// Beginning with the outermost.
  private(set) var objects: ContiguousArray<Object> = [Object()]
  private var bytes: ContiguousArray<UInt8> = []
  /// How many members there are.
  let count: Int

  /// - Parameter paths: At most 64, that of an object before those of its members; more are left out.
  package init(_ paths: [String]) {
    count = min(paths.count, UInt64.bitWidth)
    var objectsByPath: [String: Int] = ["": 0]
    for (number, path) in paths.prefix(count).enumerated() {
      let point = path.lastIndex(of: ".")
      let parent = point.map { String(path[..<$0]) } ?? ""
      if paths.contains(where: { $0.hasPrefix(path + ".") }) {
        objectsByPath[path] = objects.count
        objects.append(Object())
      }
      guard let object = objectsByPath[parent] else { continue }
      let name = point.map { path[path.index(after: $0)...] } ?? path[...]
      append(name: name, number, to: object, names: objectsByPath[path])
    }
  }

  private mutating func append(
    name: Substring, _ member: Int, to object: Int, names inner: Int?
  ) {
    let written = ContiguousArray("\"\(name)\":".utf8)
    var (words, mask) = (SIMD2<UInt64>(), SIMD2<UInt64>())
    for (place, byte) in written.prefix(16).enumerated() {
      words[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
      mask[place / 8] |= 0xFF << UInt64(place % 8 * 8)
    }
    objects[object].entries.append(
      Entry(
        member: member, object: inner, count: written.count, words: words, mask: mask,
        start: bytes.count))
    objects[object].mask |= 1 << UInt64(member)
    bytes += written
  }

  /// Whether the name stands at an index, with its quotes and colon and nothing between.
  ///
  /// - Parameter words: The first sixteen bytes there.
  @inline(__always)
  func isWritten(
    _ entry: Entry, as words: SIMD2<UInt64>, in text: Span<UInt8>, at index: Int
  ) -> Bool {
    let difference = (words ^ entry.words) & entry.mask
    guard difference.x | difference.y == 0 else { return false }
    return entry.count <= 16 || isRestWritten(entry, in: text, at: index)
  }

  private func isRestWritten(_ entry: Entry, in text: Span<UInt8>, at index: Int) -> Bool {
    guard entry.count <= text.count &- index else { return false }
    for place in 16..<entry.count where bytes[entry.start + place] != text[index + place] {
      return false
    }
    return true
  }

  /// The place in an object's entries of a name, however it is written; behind them for another one.
  func place(of name: JSONText, in text: Span<UInt8>, _ entries: Span<Entry>) -> Int {
    guard name.isEscaped else {
      return place(ofBytes: text.extracting(name.start..<name.end), entries)
    }
    let decoded = ContiguousArray(name.string(in: text).utf8)
    return place(ofBytes: decoded.span, entries)
  }

  private func place(ofBytes name: Span<UInt8>, _ entries: Span<Entry>) -> Int {
    let bytes = bytes.span
    for place in entries.indices {
      let start = entries[place].start + 1
      if entries[place].count == name.count + 3,
        bytes.extracting(start..<start + name.count).isSame(as: name)
      {
        return place
      }
    }
    return entries.count
  }
}
