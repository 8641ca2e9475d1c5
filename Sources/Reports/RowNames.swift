import Analysis
import Bytes
import JSONLines

/// The displayed names of cells as numbers: cells of the same names belong to the same row.
///
/// Most names are displayed as they were logged, so they keep the numbers that the aggregate has for them.
struct RowNames: Sendable {
  /// The names in one dimension.
  private struct Column: Sendable {
    let dimension: Dimension
    /// The place of the dimension in keys of cells; nil if the aggregate doesn't have it.
    let place: Int?
    /// The names as logged.
    let logged: StringInterner
    /// Other names, whose numbers follow those of the logged ones.
    var others = StringInterner()
    /// The numbers of displayed names, by those of logged ones; 0 if not known yet.
    var known: ContiguousArray<UInt32> = []

    /// Returns the number of a displayed name.
    mutating func number(of name: String) -> UInt32 {
      logged.find(name) ?? UInt32(logged.count - 1) + others.number(of: name)
    }

    /// Returns the number of the displayed name of a logged one.
    mutating func number(ofLogged number: UInt32) -> UInt32 {
      guard number == 0 || dimension == .model else { return number }
      if number < known.count, known[Int(number)] > 0 { return known[Int(number)] }
      let label = self.number(of: dimension.label(of: number == 0 ? nil : logged.name(of: number)))
      while known.count <= number { known.append(0) }
      known[Int(number)] = label
      return label
    }

    /// Returns the UTF-8 of a displayed name.
    @_lifetime(borrow self)
    func bytes(of number: UInt32) -> Span<UInt8> {
      number < logged.count
        ? logged.bytes(of: number) : others.bytes(of: number - UInt32(logged.count - 1))
    }

    /// Returns a displayed name.
    func name(of number: UInt32) -> String {
      let bytes = bytes(of: number)
      return bytes.string(bytes.indices)
    }

    /// Returns whether a displayed name comes before another one.
    func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
      bytes(of: left).precedes(bytes(of: right))
    }
  }

  let dimensions: [Dimension]
  private var columns: [Column]
  private let projects: ProjectNames
  /// The place of directories in keys of cells.
  private let directoryPlace: Int?
  /// The columns of files and of projects, if the latter were added to tell files apart.
  private let fileAndProject: (file: Int, project: Int)?
  /// The number of the name of rotated files.
  private let rotatedFile: UInt32?

  /// Creates the names.
  ///
  /// - Parameter dimensions: The dimensions that are displayed, at most eight.
  /// - Parameter asked: Those that were asked for; what is of no file is of no project unless that was asked for.
  init(
    of calls: Aggregate, by dimensions: [Dimension], insteadOf asked: [Dimension]? = nil,
    projects: ProjectNames
  ) {
    self.dimensions = dimensions
    self.projects = projects
    let columns = dimensions.map { dimension in
      let place = calls.column(of: dimension)
      return Column(
        dimension: dimension, place: place,
        logged: place.map { calls.columns[$0].table } ?? StringInterner())
    }
    self.columns = columns
    directoryPlace = calls.column(of: .projectDirectory)
    let file = asked.flatMap {
      dimensions.count > $0.count ? dimensions.firstIndex(of: .file) : nil
    }
    fileAndProject = file.map { ($0, $0 + 1) }
    rotatedFile = file.flatMap { columns[$0].logged.find(Dimension.rotated) }
  }

  /// Returns the numbers of the displayed names of a cell.
  mutating func key(of cell: Aggregate.Key) -> Aggregate.Key {
    var key = Aggregate.Key()
    for index in columns.indices {
      let number = columns[index].place.map { cell[$0] } ?? 0
      if columns[index].dimension == .project, let directoryPlace,
        let label = projects.label(of: number, directory: cell[directoryPlace])
      {
        key[index] = columns[index].number(of: label)
      } else {
        key[index] = columns[index].number(ofLogged: number)
      }
    }
    if let (file, project) = fileAndProject,
      case let number = columns[file].place.map({ cell[$0] }) ?? 0,
      number == 0 || number == rotatedFile
    {
      key[project] = columns[project].number(ofLogged: 0)
    }
    return key
  }

  /// Returns the displayed names that a key stands for.
  func names(of key: Aggregate.Key) -> [String] {
    columns.indices.map { name(at: $0, of: key) }
  }

  /// Returns the displayed name in one column.
  func name(at index: Int, of key: Aggregate.Key) -> String {
    columns[index].name(of: key[index])
  }

  /// Returns the key of the name in one column; that of calls without one if it is what those are called.
  func loggedNumber(at index: Int, of key: Aggregate.Key) -> UInt32 {
    let isMissing = columns[index].known.first.map { $0 > 0 && $0 == key[index] } == true
    return isMissing || key[index] >= columns[index].logged.count ? 0 : key[index]
  }

  /// Returns whether the name in a column comes before another one; nil if they are the same.
  func precedes(_ left: Aggregate.Key, _ right: Aggregate.Key, at index: Int) -> Bool? {
    guard left[index] != right[index] else { return nil }
    return columns[index].precedes(left[index], right[index])
  }

  /// Returns whether names come before others, the first column first.
  func precedes(_ left: Aggregate.Key, _ right: Aggregate.Key) -> Bool {
    for index in columns.indices {
      if let precedes = precedes(left, right, at: index) { return precedes }
    }
    return false
  }
}
