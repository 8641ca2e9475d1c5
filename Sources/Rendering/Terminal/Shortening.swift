import Bytes
import OperatingSystem

/// How the names of a column are shortened: all in the same place, so that they can be compared.
package struct Shortening {
  /// The position of the `…` in a name.
  package enum Place: CaseIterable {
    case front, middle, end
  }

  /// The preferred place; another one is used if that keeps more names distinct.
  private let place: Place
  /// Whether no other place is used.
  private let isFixed: Bool
  /// The minimum width as long as other columns can be left out.
  let comfortable: Int
  /// The minimum width of a column, used only if columns that always stay wouldn't fit otherwise.
  let minimum: Int

  private init(place: Place, isFixed: Bool, comfortable: Int, minimum: Int) {
    self.place = place
    self.isFixed = isFixed
    self.comfortable = comfortable
    self.minimum = minimum
  }

  package init(place: Place, comfortable: Int) {
    self.init(place: place, isFixed: false, comfortable: comfortable, minimum: 8)
  }

  /// Returns the shortening of names that are used by their beginning: at least `count` characters of that stay.
  package static func beginning(_ count: Int, comfortable: Int) -> Shortening {
    Shortening(place: .end, isFixed: true, comfortable: comfortable, minimum: count + 1)
  }

  /// Returns the names, with those wider than `width` shortened.
  func shortened(_ names: [String], to width: Int) -> [String] {
    let long = Set(names.filter { DisplayWidth.of($0) > width })
    guard !long.isEmpty else { return names }
    let differences = { (place: Place) in
      Set(Set(names).map { long.contains($0) ? Self.cut($0, at: place, to: width) : $0 }).count
    }
    var best = (place: place, count: differences(place))
    for other in Place.allCases where !isFixed && best.count < Set(names).count {
      let count = differences(other)
      if count > best.count { best = (other, count) }
    }
    return names.map { long.contains($0) ? Self.cut($0, at: best.place, to: width) : $0 }
  }

  /// Returns a shortened name, which must be wider than `width`.
  private static func cut(_ name: String, at place: Place, to width: Int) -> String {
    let room = max(0, width - 1)
    switch place {
    case .end: return prefix(of: name, to: room) + "…"
    case .front: return "…" + ending(of: name, to: room)
    case .middle:
      let start = prefix(of: name, to: (room + 1) / 2)
      return start + "…" + suffix(of: name, to: room - DisplayWidth.of(start))
    }
  }

  /// Returns as much of the end as fits; only whole components of a path, unless that would waste half of the room.
  private static func ending(of name: String, to room: Int) -> String {
    let end = suffix(of: name, to: room)
    guard let slash = end.firstIndex(of: "/") else { return end }
    let components = String(end[slash...])
    return DisplayWidth.of(components) > room / 2 ? components : end
  }

  /// Returns as much of the start as fits.
  private static func prefix(of name: String, to room: Int) -> String {
    var used = 0
    return String(
      name.prefix { character in
        used += DisplayWidth.of(character)
        return used <= room
      })
  }

  private static func suffix(of name: String, to room: Int) -> String {
    String(prefix(of: String(name.reversed()), to: room).reversed())
  }
}
