import Bytes
import OperatingSystem

/// The members that a reader wants of an object and of objects in it.
///
/// A path such as `tokens.input` is the member `input` of the object `tokens`. A member is known by its
/// number, which is the place of its path in the table.
package struct MemberTable: Sendable {
  /// The wanted members of one object.
  struct Object: Sendable {
    /// Their names, and by the places of these what they stand for.
    fileprivate var names = ByteInterner()
    fileprivate var entries: ContiguousArray<Entry> = []
    /// A bit for each of them and for those in them.
    fileprivate var mask: UInt64 = 0
  }

  /// What a name stands for.
  struct Entry: Sendable {
    /// The number of the member.
    let member: Int
    /// The number of the object that it names; nil where none of that one's members is wanted.
    fileprivate(set) var object: Int?
  }

  /// Beginning with the outermost.
  private var objects: ContiguousArray<Object> = [Object()]
  /// How many members there are.
  let count: Int

  /// - Parameter paths: At most 64, that of an object before those of its members; more are left out.
  package init(_ paths: [String]) {
    count = min(paths.count, UInt64.bitWidth)
    /// Where each path's entry is, by the number of its object; nil for one that is left out.
    var entries: ContiguousArray<(object: Int, place: Int)?> = []
    for (number, path) in paths.prefix(count).enumerated() {
      var object: Int? = 0
      var name = path[...]
      if let point = path.utf8.lastIndex(of: UInt8(ascii: ".")) {
        let parent = paths.prefix(number).firstIndex { $0 == path[..<point] }
        object = parent.flatMap { entries[$0] }.map { innerObject($0) }
        name = path[path.utf8.index(after: point)...]
      }
      entries.append(object.map { ($0, objects[$0].entries.count) })
      guard let object else { continue }
      let bytes = ContiguousArray(name.utf8)
      objects[object].names.append(bytes.span, bytes.indices)
      objects[object].entries.append(Entry(member: number, object: nil))
      objects[object].mask |= 1 << UInt64(number)
    }
  }

  /// The number of the object that an entry names, a new one for its first member.
  private mutating func innerObject(_ entry: (object: Int, place: Int)) -> Int {
    if let known = objects[entry.object].entries[entry.place].object { return known }
    objects[entry.object].entries[entry.place].object = objects.count
    objects.append(Object())
    return objects.count - 1
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
