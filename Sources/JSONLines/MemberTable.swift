/// The members that a reader wants of an object and of objects in it.
///
/// A path such as `tokens.input` is the member `input` of the object `tokens`. A member is known by its
/// number, which is the place of its path in the table.
package struct MemberTable: Sendable {
  /// The wanted members of one object.
  struct Object: Sendable {
    /// Their names, and by the places of these what they stand for.
    fileprivate var names = ByteTable()
    fileprivate var entries: ContiguousArray<Entry> = []
    /// A bit for each of them and for those in them.
    fileprivate var mask: UInt64 = 0
  }

  /// What a name stands for.
  struct Entry: Sendable {
    /// The number of the member.
    let member: Int
    /// The number of the object that it names; nil where none of that one's members is wanted.
    let object: Int?
  }

  /// Beginning with the outermost.
  private var objects: ContiguousArray<Object> = [Object()]
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
      let name = ContiguousArray((point.map { path[path.index(after: $0)...] } ?? path[...]).utf8)
      objects[object].names.append(name.span, name.indices)
      objects[object].entries.append(Entry(member: number, object: objectsByPath[path]))
      objects[object].mask |= 1 << UInt64(number)
    }
  }

  /// What a name stands for in an object, however it is written; nil for one that isn't wanted.
  @inline(__always)
  func entry(of name: JSONText, in text: Span<UInt8>, _ object: Int) -> Entry? {
    let object = objects[object]
    let place =
      name.isEscaped
      ? object.names.place(of: name.string(in: text))
      : object.names.place(of: text, name.start..<name.end)
    return place.map { object.entries[$0] }
  }

  /// A bit for the member and those in it.
  @inline(__always)
  func mask(of entry: Entry) -> UInt64 {
    let inner = entry.object.map { objects[$0].mask } ?? 0
    return inner | 1 &<< UInt64(truncatingIfNeeded: entry.member)
  }
}
