// Why each record counts once, whether its day file exists, its totals, or both
//
// The header of totals has a hash of each record that was folded, in order (`RecordKey`). The hashes show which
// records files and totals share, wherever copies were made, cut off or added to (`DayCopies`). Within the files and
// totals of one user and day:
//
// - If several totals have the same records, or one begins with all the records of another, only the longest counts:
//   the totals of two machines were put into one directory, or a file grew after it was totaled.
// - If a file has all the records of some totals, it counts instead of them, because it has more detail: rotation was
//   killed before it removed the file, the file was copied back, or records were added late.
// - If a file has only the first records of some totals or of another file, it was copied before it was complete, or
//   the copy was cut off. These records don't count. Records that were added to the copy do.
// - If totals share only their first records, both count, and the report says so: a copy got further records and was
//   rotated in a directory without the totals of its original.
// - If lines of totals are missing or damaged, these totals don't count as long as their records are elsewhere:
//   rotation was killed while it wrote them, and it removes a day file only after the totals are on disk. If the
//   records are nowhere else, the totals were damaged later: the lines that are left count, and the report says so.

package import ActivityLog
package import OperatingSystem

/// The totals in some files, and which of them count.
package struct TotalsIndex {
  /// Totals of records of a day file.
  private struct Entry {
    let place: Place
    let day: Day
    let section: TotalsReader.Section
  }

  /// The position of a section: the index of its file, and its index in the file.
  struct Place: Hashable {
    let file: Int
    let section: Int
  }

  /// The files and totals among which records can be copies of each other.
  private struct Day: Hashable {
    let user: String?
    let date: CalendarDate
  }

  package private(set) var files: [TotalsFile] = []
  private var entries: [Entry] = []

  package init() {}

  /// The days that have totals.
  package var days: [CalendarDate] { entries.map { $0.day.date } }

  /// Adds the totals in a file and returns the places where none could be read; nil if it isn't a regular file.
  ///
  /// - Parameter visit: Receives each intact header and its line.
  package mutating func addTotals(
    in file: TotalsFile, visit: (TotalsHeader, Span<UInt8>) -> Void = { _, _ in }
  ) throws(Errno) -> [MalformedRecord]? {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return nil }
    var reader = try TotalsReader(of: descriptor)
    var malformed: [MalformedRecord] = []
    var count = 0
    while let entry = reader.next() {
      switch entry {
      case .stray(let place): malformed.append(place)
      case .section(let section):
        let date = section.file.date
        if file.isOfMonth(of: date) {
          visit(section.file, reader.bytes.extracting(section.heading))
          entries.append(
            Entry(
              place: Place(file: files.count, section: count),
              day: Day(user: file.user, date: date), section: section))
        } else {
          malformed.append(MalformedRecord(line: section.line, reason: .strayTotals))
        }
        count += 1
      }
    }
    files.append(file)
    return malformed
  }

  /// Returns the ranges of a day file's records that need totals, each totals of its own.
  package func unfoldedRecords(of file: DayFile) throws(Errno) -> [Range<Int>] {
    let entries = entries.filter {
      $0.day == Day(user: file.user, date: file.date) && $0.section.isWhole
    }
    guard !entries.isEmpty else { return [0..<Int.max] }
    var selection = TotalsSelection()
    var copies = DayCopies()
    add(entries, to: &copies, in: &selection)
    if let (_, error) = selection.unreadable.first { throw error }
    return copies.unfolded(in: try RecordKey.keys(of: FileDescriptor.opening(file.path)))
  }

  /// Returns what counts of the day files in a range of days, and of their totals.
  func selection(besides dayFiles: [DayFile], in days: DayRange) -> TotalsSelection {
    var selection = TotalsSelection()
    let files = Dictionary(grouping: dayFiles) { Day(user: $0.user, date: $0.date) }
    let entries = Dictionary(grouping: entries) { $0.day }
    for (day, files) in files where files.count > 1 || entries[day] != nil {
      select(among: entries[day] ?? [], besides: files, in: &selection)
    }
    for (day, entries) in entries where files[day] == nil && days.contains(day.date) {
      select(among: entries, besides: [], in: &selection)
    }
    return selection
  }

  /// Selects among a day's totals and its day files.
  private func select(
    among entries: [Entry], besides files: [DayFile], in selection: inout TotalsSelection
  ) {
    if files.isEmpty, entries.count == 1, entries[0].section.isWhole {
      selection.counted.insert(entries[0].place)
      return
    }
    var copies = DayCopies()
    add(entries.filter { $0.section.isWhole }, to: &copies, in: &selection)
    let damaged = entries.filter { !$0.section.isWhole }.map {
      (entry: $0, hashes: hashes(of: $0, in: &selection))
    }
    add(files, to: &copies, besides: Set(damaged.compactMap { $0.hashes.first }), in: &selection)
    selection.counted.formUnion(copies.countedTotals)
    for (entry, hashes) in damaged.sorted(by: {
      $0.entry.section.totals.count > $1.entry.section.totals.count
    })
    where !copies.hasRun(from: hashes) {
      let place = MalformedRecord(line: entry.section.line, reason: .damagedLines)
      selection.damaged.append((self.files[entry.place.file].path, place))
      // If something else has the first records, a part would count twice.
      if let first = hashes.first, copies.hasRun(from: first) { continue }
      copies.add(totals: entry.place, of: hashes)
      selection.counted.insert(entry.place)
    }
  }

  /// Adds totals, longer ones first.
  private func add(
    _ entries: [Entry], to copies: inout DayCopies, in selection: inout TotalsSelection
  ) {
    let known = entries.map { (place: $0.place, hashes: hashes(of: $0, in: &selection)) }
    for (place, hashes) in known.sorted(by: { $0.hashes.count > $1.hashes.count }) {
      let count = copies.add(totals: place, of: hashes)
      if count > 0 { selection.doubled.append((files[place.file].path, count)) }
    }
  }

  /// Adds the files that have records in common with each other, with totals or with damaged totals; larger files
  /// first.
  private func add(
    _ files: [DayFile], to copies: inout DayCopies, besides damaged: Set<UInt32>,
    in selection: inout TotalsSelection
  ) {
    var found: [(file: DayFile, size: Int, first: UInt32)] = []
    var counts: [UInt32: Int] = [:]
    for file in files {
      do throws(Errno) {
        let descriptor = try FileDescriptor.opening(file.path)
        let status = try descriptor.status()
        // The reader reports anything that isn't a regular file.
        guard status.isRegular, let first = try RecordKey.keys(of: descriptor, limit: 1).first
        else { continue }
        found.append((file, status.size, first.hash))
        counts[first.hash, default: 0] += 1
      } catch .notFound {
        // Rotated since it was found.
      } catch {
        selection.addUnreadable(file.path, error)
      }
    }
    found.sort { $0.size > $1.size }
    for (file, _, first) in found
    where copies.hasRun(from: first) || damaged.contains(first) || counts[first, default: 0] > 1 {
      do throws(Errno) {
        let records = try RecordKey.keys(of: FileDescriptor.opening(file.path))
        let counted = copies.add(file: records)
        selection.skip(counted, of: file.path, recordCount: records.count)
      } catch .notFound {
      } catch {
        selection.addUnreadable(file.path, error)
      }
    }
  }

  /// Returns the hashes of the records of some totals.
  private func hashes(
    of entry: Entry, in selection: inout TotalsSelection
  ) -> ContiguousArray<UInt32> {
    let path = files[entry.place.file].path
    let heading = entry.section.heading
    do throws(Errno) {
      var buffer = ByteBuffer()
      try buffer.read(
        from: FileDescriptor.opening(path), at: heading.lowerBound, count: heading.count)
      return TotalsHeader.states(in: buffer.bytes)
    } catch {
      selection.unreadable.append((path, error))
      return []
    }
  }
}
