import Bytes
import OperatingSystem

/// How the names of a column are shortened: all in the same place, so that they can be compared.
package struct Shortening {
  /// Where a name gives way to `…`.
  package enum Place: CaseIterable {
    case front, middle, end
  }

  /// The narrowest that a column is made for the sake of those that matter more.
  package static let minimum = 8

  /// Where, unless another place leaves more names different.
  package let place: Place
  /// The narrowest that the column is made for the sake of any other.
  package let comfortable: Int

  package init(
    place: Place, comfortable: Int
  ) {
    self.place = place
    self.comfortable = comfortable
  }

  /// The names, none wider than `width`, those that fit as they are.
  package func shortened(_ names: [String], to width: Int) -> [String] {
    let long = Set(names.filter { DisplayWidth.of($0) > width })
    guard !long.isEmpty else { return names }
    let differences = { (place: Place) in
      Set(Set(names).map { long.contains($0) ? Self.cut($0, at: place, to: width) : $0 }).count
    }
    var best = (place: place, count: differences(place))
    for other in Place.allCases where best.count < Set(names).count {
      let count = differences(other)
      if count > best.count { best = (other, count) }
    }
    return names.map { long.contains($0) ? Self.cut($0, at: best.place, to: width) : $0 }
  }

  /// A name that is wider than `width`, cut.
  private static func cut(_ name: String, at place: Place, to width: Int) -> String {
    let room = max(0, width - 1)
    switch place {
    case .end: return prefix(of: name, room) + "…"
    case .front: return "…" + ending(of: name, room)
    case .middle:
      let start = prefix(of: name, (room + 1) / 2)
      return start + "…" + suffix(of: name, room - DisplayWidth.of(start))
    }
  }

  /// As much of the end as fits; of a path whole components, where that costs less than half of it.
  private static func ending(of name: String, _ room: Int) -> String {
    let end = suffix(of: name, room)
    guard let slash = end.firstIndex(of: "/") else { return end }
    let components = String(end[slash...])
    return DisplayWidth.of(components) > room / 2 ? components : end
  }

  /// As much of the start as fits.
  private static func prefix(of name: String, _ room: Int) -> String {
    var used = 0
    return String(
      name.prefix { character in
        used += DisplayWidth.of(character)
        return used <= room
      })
  }

  private static func suffix(of name: String, _ room: Int) -> String {
    String(prefix(of: String(name.reversed()), room).reversed())
  }
}
