// Why a record counts once, whether its day file is there, its totals, or both
//
// Above the totals of a day file stands which version of it they are of (its length and its hash), and
// by which states it came to that (a key for the end of each record). Day files only grow. So of two
// things that were made of one file, wherever copies of it went, one is the earlier state of the other,
// and the later one holds all of it:
//
// - The day file in the same directory begins with the version: rotation was killed before it removed
//   the file, or somebody copied it back, or records were added late. The file is read, all of it,
//   and the totals aren't.
// - The day file is an earlier state of the version, or that with a part of one more line: it was copied
//   before it was complete. The totals count, and the file isn't read.
// - Neither: it is another file (late records after the file was gone, another machine's), and both
//   count.
// - Two totals are of the same version, or of two states of one file, since those of two machines were
//   put together: the later state counts, once.
// - Fewer lines follow than were announced: the writer was killed. A day file is only removed after
//   its totals are on the disk, so it is still there, or other totals of it are whole, and nothing of
//   these counts. Where neither is the case, somebody has damaged them: what is left counts, and the
//   report says so.

package import ActivityLog
import Bytes
package import OperatingSystem

/// The totals in some files, and which of them count.
package struct TotalsIndex {
  /// The totals of one version of a day file.
  private struct Entry {
    let section: Place
    let day: Day
    let folded: TotalsHeader
    let line: Int
    /// Where the line above them stands in the file.
    let heading: Range<Int>
    /// How many lines of totals there are, and whether they are all.
    let lineCount: Int
    let isWhole: Bool
  }

  /// A section of a file, both by their order.
  package struct Place: Hashable {
    package let file: Int
    package let section: Int
  }

  /// What a directory can have one day file of.
  private struct Day: Hashable {
    let directory: String
    let date: CalendarDate
  }

  package private(set) var files: [TotalsFile] = []
  private var entries: [Entry] = []

  package init() {}

  /// The days of which there are totals.
  package var days: [CalendarDate] { entries.map { $0.day.date } }

  /// Takes notice of the totals in a file, and returns the places that are none; nil for a directory,
  /// a FIFO and the like, which hold no totals.
  package mutating func add(_ file: TotalsFile) throws(Errno) -> [MalformedRecord]? {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return nil }
    var reader = try TotalsReader(descriptor)
    let directory = Directory(of: file.path).path
    var malformed: [MalformedRecord] = []
    var count = 0
    while let entry = reader.next() {
      switch entry {
      case .stray(let place): malformed.append(place)
      case .section(let section):
        let date = section.file.date
        if file.isOfMonth(of: date) {
          entries.append(
            Entry(
              section: Place(file: files.count, section: count),
              day: Day(directory: directory, date: date), folded: section.file, line: section.line,
              heading: section.heading, lineCount: section.totals.count, isWhole: section.isWhole))
        } else {
          malformed.append(MalformedRecord(line: section.line, reason: .strayTotals))
        }
        count += 1
      }
    }
    files.append(file)
    return malformed
  }

  /// Whether there are whole totals of a version of a day file.
  package func holds(_ version: FileVersion, of file: DayFile) -> Bool {
    let day = Day(directory: Directory(of: file.path).path, date: file.date)
    return entries.contains { $0.day == day && $0.isWhole && $0.folded.version == version }
  }

  /// What is to be counted of some day files, which are those of a range of days, and of their totals.
  package func selection(besides dayFiles: [DayFile], in days: DayRange) -> TotalsSelection {
    var selection = TotalsSelection()
    guard !entries.isEmpty else { return selection }
    var files: [Day: DayFile] = [:]
    for file in dayFiles.reversed() {
      files[Day(directory: Directory(of: file.path).path, date: file.date)] = file
    }
    for (day, entries) in Dictionary(grouping: entries, by: { $0.day })
    where days.contains(day.date) {
      let whole = entries.filter { $0.isWhole }
      if whole.isEmpty, files[day] == nil,
        let best = entries.max(by: { $0.lineCount < $1.lineCount })
      {
        selection.counted.insert(best.section)
        selection.cutOff.append(
          (self.files[best.section.file].path, MalformedRecord(line: best.line, reason: .cutOff)))
      }
      select(whole, files[day], in: &selection)
    }
    return selection
  }

  /// Selects among the whole totals of a day and its day file.
  private func select(_ whole: [Entry], _ file: DayFile?, in selection: inout TotalsSelection) {
    guard !whole.isEmpty else { return }
    let later = whole.count > 1 || file != nil ? laterStates(in: whole, &selection) : LaterStates()
    var seen: Set<FileVersion> = []
    if let file {
      do throws(Errno) {
        seen = try versions(in: whole, of: file, later, &selection)
      } catch .notFound {
        // Rotated since it was found.
      } catch {
        // Whether it holds what the totals count can't be told, and nothing may count twice.
        selection.unreadable.append((file.path, error))
        selection.heldPaths.insert(file.path)
      }
    }
    for entry in whole {
      let version = entry.folded.version
      if !later.isPast(entry.section, at: version.byteCount), seen.insert(version).inserted {
        selection.counted.insert(entry.section)
      }
    }
  }

  /// Those of the versions of a day's totals that its day file holds, which is read then; or the totals hold
  /// all of the file.
  private func versions(
    in whole: [Entry], of file: DayFile, _ later: LaterStates, _ selection: inout TotalsSelection
  ) throws(Errno) -> Set<FileVersion> {
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    // What is no file is left to the reader, who says so.
    guard status.isRegular,
      let states = try FileStates(of: descriptor, byteCount: status.size)
    else { return [] }
    if later.isPast(states.key, at: status.size)
      || states.wholeLines.map({ later.isPast($0.key, at: $0.byteCount) }) == true
    {
      selection.heldPaths.insert(file.path)
      return []
    }
    var versions: Set<FileVersion> = []
    for version in Set(whole.map({ $0.folded.version }))
    where try version.isBeginning(of: descriptor) {
      versions.insert(version)
    }
    return versions
  }

  /// The states through which the files of some totals went.
  private func laterStates(
    in entries: [Entry], _ selection: inout TotalsSelection
  ) -> LaterStates {
    var later = LaterStates()
    for entry in entries {
      let path = files[entry.section.file].path
      do throws(Errno) {
        var buffer = ByteBuffer()
        try buffer.read(
          from: FileDescriptor.opening(path), at: entry.heading.lowerBound,
          count: entry.heading.count)
        later.add(TotalsHeader.states(in: buffer.bytes), of: entry.section, entry.folded.version)
      } catch {
        selection.unreadable.append((path, error))
      }
    }
    return later
  }
}
