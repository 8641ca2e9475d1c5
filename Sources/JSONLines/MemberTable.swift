import Bytes
import OperatingSystem

/// The members that a reader wants of an object and of the objects in it.
///
/// A path such as `tokens.input` means the member `input` of the object `tokens`. A member is identified by its
/// number, the index of its path in the table.
package struct MemberTable: Sendable {
  /// The wanted members of one object.
  private struct Object: Sendable {
    /// The names of the members, and an entry for each.
    var names = ByteInterner()
    var entries: ContiguousArray<Entry> = []
    /// A bit for each member, and for those nested in it.
    var mask: UInt64 = 0
  }

  /// What a name refers to.
  struct Entry: Sendable {
    /// The number of the member.
    let member: Int
    /// The number of the object that the name refers to; nil if none of its members is wanted.
    fileprivate(set) var object: Int?
  }

  /// The objects, beginning with the outermost.
  private var objects: ContiguousArray<Object> = [Object()]
  /// The number of members.
  let count: Int

  /// Creates a table.
  ///
  /// - Parameter paths: At most 64 paths, an object's before those of its members; further ones are ignored.
  package init(_ paths: [String]) {
    count = min(paths.count, UInt64.bitWidth)
    /// The position of each path's entry; nil for a path that is ignored.
    var entries: ContiguousArray<(object: Int, place: Int)?> = []
    for (number, path) in paths.prefix(count).enumerated() {
      var object: Int? = 0
      var name = path[...]
      if let point = path.utf8.lastIndex(of: UInt8(ascii: ".")) {
        let parent = paths.prefix(number).firstIndex { $0 == path[..<point] }
        object = parent.flatMap { entries[$0] }.map { innerObject(of: $0) }
        name = path[path.utf8.index(after: point)...]
      }
      entries.append(object.map { ($0, objects[$0].entries.count) })
      guard let object else { continue }
      let bytes = ContiguousArray(name.utf8)
      objects[object].names.append(bytes.indices, of: bytes.span)
      objects[object].entries.append(Entry(member: number, object: nil))
      objects[object].mask |= 1 << UInt64(number)
    }
  }

  /// Returns the number of the object that an entry refers to, creating it for its first member.
  private mutating func innerObject(of entry: (object: Int, place: Int)) -> Int {
    if let known = objects[entry.object].entries[entry.place].object { return known }
    objects[entry.object].entries[entry.place].object = objects.count
    objects.append(Object())
    return objects.count - 1
  }

  /// Returns the entry for a name, with or without escapes; nil if it isn't wanted.
  @inline(__always)
  func entry(of name: JSONText, in text: Span<UInt8>, object: Int) -> Entry? {
    let object = objects[object]
    let place =
      name.isEscaped
      ? object.names.place(of: name.string(in: text))
      : object.names.place(of: name.start..<name.end, in: text)
    return place.map { object.entries[$0] }
  }

  /// Returns a bit for the member, and for those nested in it.
  @inline(__always)
  func mask(of entry: Entry) -> UInt64 {
    let inner = entry.object.map { objects[$0].mask } ?? 0
    return inner | 1 &<< UInt64(truncatingIfNeeded: entry.member)
  }
}
