// Why each record counts once, whether its day file exists, its totals, or both
//
// The heading of a day file's totals contains the version of the file that was totaled (its length and hash),
// and the earlier states of that version (a key for the end of each record). Day files only grow. So of any
// two copies or totals of the same file, one is of an earlier state, and the other contains everything in it:
//
// - The day file in the same directory begins with the version: rotation was killed before it removed the
//   file, the file was copied back, or records were added late. The whole file is read, and the totals
//   aren't.
// - The day file is an earlier state of the version, possibly followed by part of a line: it was copied
//   before it was complete. The totals count, and the file isn't read.
// - Neither: it is a different file (late records after the file was removed, or another machine's file).
//   Both count.
// - Several totals are of the same version, or of two states of one file, because the totals of two machines
//   were merged: the later state counts, once.
// - Fewer lines follow than announced: the writer was killed. A day file is only removed after its totals are
//   on disk, so either the file still exists or there are other, complete totals of it, and these totals
//   don't count. If neither exists, the totals were damaged later: the lines that are left count, and the
//   report says so.

package import ActivityLog
package import OperatingSystem

/// The totals in some files, and which of them count.
package struct TotalsIndex {
  /// The totals of one version of a day file.
  private struct Entry {
    let place: Place
    let day: Day
    let section: TotalsReader.Section

    var version: FileVersion { section.file.version }
  }

  /// The position of a section: the index of its file, and its index in the file.
  struct Place: Hashable {
    let file: Int
    let section: Int
  }

  /// The key of a day file: its directory, which has one for each day, and its date.
  private struct Day: Hashable {
    let directory: String
    let date: CalendarDate

    init(of path: String, on date: CalendarDate) {
      directory = Directory(of: path).path
      self.date = date
    }
  }

  package private(set) var files: [TotalsFile] = []
  private var entries: [Entry] = []

  package init() {}

  /// The days that have totals.
  package var days: [CalendarDate] { entries.map { $0.day.date } }

  /// Adds the totals in a file and returns the places where none could be read; nil if it isn't a regular file.
  package mutating func addTotals(in file: TotalsFile) throws(Errno) -> [MalformedRecord]? {
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
          entries.append(
            Entry(
              place: Place(file: files.count, section: count), day: Day(of: file.path, on: date),
              section: section))
        } else {
          malformed.append(MalformedRecord(line: section.line, reason: .strayTotals))
        }
        count += 1
      }
    }
    files.append(file)
    return malformed
  }

  /// Returns whether there are complete totals of a version of a day file.
  package func holds(_ version: FileVersion, of file: DayFile) -> Bool {
    let day = Day(of: file.path, on: file.date)
    return entries.contains { $0.day == day && $0.section.isWhole && $0.version == version }
  }

  /// Returns what counts of the day files in a range of days, and of their totals.
  func selection(besides dayFiles: [DayFile], in days: DayRange) -> TotalsSelection {
    var selection = TotalsSelection()
    guard !entries.isEmpty else { return selection }
    var files: [Day: DayFile] = [:]
    for file in dayFiles.reversed() { files[Day(of: file.path, on: file.date)] = file }
    for (day, entries) in Dictionary(grouping: entries, by: { $0.day })
    where days.contains(day.date) {
      let whole = entries.filter { $0.section.isWhole }
      if whole.isEmpty, files[day] == nil,
        let best = entries.max(by: { $0.section.totals.count < $1.section.totals.count })
      {
        let place = MalformedRecord(line: best.section.line, reason: .cutOff)
        selection.counted.insert(best.place)
        selection.cutOff.append((self.files[best.place.file].path, place))
      }
      select(among: whole, file: files[day], in: &selection)
    }
    return selection
  }

  /// Selects among the complete totals of a day and its day file.
  private func select(
    among whole: [Entry], file: DayFile?, in selection: inout TotalsSelection
  ) {
    guard !whole.isEmpty else { return }
    let later =
      whole.count > 1 || file != nil ? laterStates(of: whole, in: &selection) : LaterStates()
    var seen: Set<FileVersion> = []
    if let file {
      do throws(Errno) {
        seen = try versions(among: whole, of: file, later: later, in: &selection)
      } catch .notFound {
        // Rotated since it was found.
      } catch {
        // It is unknown whether the file contains what was totaled, and nothing may count twice.
        selection.unreadable.append((file.path, error))
        selection.heldPaths.insert(file.path)
      }
    }
    for entry in whole {
      let version = entry.version
      if !later.isPast(entry.place, at: version.byteCount), seen.insert(version).inserted {
        selection.counted.insert(entry.place)
      }
    }
  }

  /// Returns the versions among a day's totals that its day file contains and therefore replaces; if the
  /// totals contain the whole file, returns none and adds the file to `heldPaths`.
  private func versions(
    among whole: [Entry], of file: DayFile, later: LaterStates,
    in selection: inout TotalsSelection
  ) throws(Errno) -> Set<FileVersion> {
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    // The reader reports anything that isn't a regular file.
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
    for version in Set(whole.map({ $0.version })) where try version.isBeginning(of: descriptor) {
      versions.insert(version)
    }
    return versions
  }

  /// Returns the states that the files of some totals went through.
  private func laterStates(
    of entries: [Entry], in selection: inout TotalsSelection
  ) -> LaterStates {
    var later = LaterStates()
    for entry in entries {
      let path = files[entry.place.file].path
      let heading = entry.section.heading
      do throws(Errno) {
        var buffer = ByteBuffer()
        try buffer.read(
          from: FileDescriptor.opening(path), at: heading.lowerBound, count: heading.count)
        later.add(
          states: TotalsHeader.states(in: buffer.bytes), of: entry.place,
          byteCount: entry.version.byteCount)
      } catch {
        selection.unreadable.append((path, error))
      }
    }
    return later
  }
}
