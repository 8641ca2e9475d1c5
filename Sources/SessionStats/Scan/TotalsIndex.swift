// Why a record counts once, whether its day file is there, its totals, or both
//
// Above the totals of a day file stands which version of it they are of: its length and its hash
// (`FileVersion`). Day files only grow, so a version says which file it was, wherever copies of it go:
//
// - The day file in the same folder begins with that version: rotation was killed before it removed
//   the file, or somebody copied it back, or records were added late. The file is read, all of it,
//   and the totals aren't.
// - No day file does: it is gone, and its totals count. A day file of the same date that begins
//   otherwise is another one (late records, another machine's) and counts beside them.
// - The same version stands there twice, since totals of two machines were put together: it counts
//   once.
// - A version is named as replaced by a longer one of the same file: the longer one holds it.
// - Fewer lines follow than were announced: the writer was killed. A day file is only removed after
//   its totals are on the disk, so it is still there, or other totals of it are whole, and nothing of
//   these counts. Where neither is the case, somebody has damaged them: what is left counts, and the
//   report says so.

import ActivityLog
import POSIX

/// The totals in some files, and which of them count.
struct TotalsIndex {
  /// The totals of one version of a day file.
  private struct Entry {
    let section: Place
    let day: Day
    let folded: FoldedFile
    let line: Int
    /// How many lines of totals there are, and whether they are all.
    let lineCount: Int
    let isWhole: Bool
  }

  /// A section of a file, both by their order.
  struct Place: Hashable {
    let file: Int
    let section: Int
  }

  /// What a folder can have one day file of.
  private struct Day: Hashable {
    let folder: String
    let date: CalendarDate
  }

  private(set) var files: [TotalsFile] = []
  private var entries: [Entry] = []

  /// The days of which there are totals.
  var days: [CalendarDate] { entries.map(\.day.date) }

  /// Takes notice of the totals in a file, and returns the places that are none; nil for a folder,
  /// a FIFO and the like, which hold no totals.
  mutating func add(_ file: TotalsFile) throws(Errno) -> [MalformedRecord]? {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return nil }
    var reader = try TotalsReader(descriptor)
    let folder = Folder(of: file.path).path
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
              day: Day(folder: folder, date: date), folded: section.file, line: section.line,
              lineCount: section.totals.count, isWhole: section.isWhole))
        } else {
          malformed.append(MalformedRecord(line: section.line, reason: .strayTotals))
        }
        count += 1
      }
    }
    files.append(file)
    return malformed
  }

  /// The versions of a day file that stand in whole totals.
  func versions(of file: DayFile) -> Set<FileVersion> {
    let day = Day(folder: Folder(of: file.path).path, date: file.date)
    return Set(entries.filter { $0.day == day && $0.isWhole }.map(\.folded.version))
  }

  /// What is to be counted beside some day files, which are those of a range of days.
  ///
  /// - Returns: The sections, and where the ones among them begin of which something is missing.
  func selection(
    besides dayFiles: [DayFile], in days: DayRange
  ) -> (counted: Set<Place>, cutOff: [(path: String, place: MalformedRecord)]) {
    var counted: Set<Place> = []
    var cutOff: [(path: String, place: MalformedRecord)] = []
    let files = Dictionary(
      dayFiles.map { (Day(folder: Folder(of: $0.path).path, date: $0.date), $0) },
      uniquingKeysWith: { first, _ in first })
    for (day, entries) in Dictionary(grouping: entries, by: \.day) where days.contains(day.date) {
      let whole = entries.filter(\.isWhole)
      let file = files[day]
      if whole.isEmpty, file == nil, let best = entries.max(by: { $0.lineCount < $1.lineCount }) {
        counted.insert(best.section)
        cutOff.append(
          (self.files[best.section.file].path, MalformedRecord(line: best.line, reason: .cutOff)))
      }
      var versions = file.map { Self.beginnings(of: $0, among: whole.map(\.folded.version)) } ?? []
      // The length of the longest version that replaces one, by the hash of that.
      var replacing: [String: Int] = [:]
      for entry in whole {
        for hash in entry.folded.replacedHashes {
          replacing[hash] = max(replacing[hash] ?? 0, entry.folded.version.byteCount)
        }
      }
      for entry in whole {
        let version = entry.folded.version
        let isReplaced = replacing[version.hashText].map { $0 > version.byteCount } ?? false
        if !isReplaced, versions.insert(version).inserted { counted.insert(entry.section) }
      }
    }
    return (counted, cutOff)
  }

  /// The versions with which a file begins; none when it can't be read, which its reader will notice.
  private static func beginnings(
    of file: DayFile, among versions: [FileVersion]
  ) -> Set<FileVersion> {
    guard !versions.isEmpty, let descriptor = try? FileDescriptor.opening(file.path) else {
      return []
    }
    var found: Set<FileVersion> = []
    for version in Set(versions) where (try? version.isBeginning(of: descriptor)) == true {
      found.insert(version)
    }
    return found
  }
}
