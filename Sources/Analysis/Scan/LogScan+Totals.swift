import ActivityLog
import Bytes
import OperatingSystem

/// Reading the totals of rotated day files.
extension LogScan {
  /// Returns the index of all totals, and which of them count besides the day files.
  mutating func index(
    _ files: [TotalsFile], besides dayFiles: [DayFile]
  ) -> (index: TotalsIndex, selection: TotalsSelection) {
    var index = TotalsIndex()
    for file in files where query.days.overlaps(monthFrom: file.month) {
      do throws(Errno) {
        let status = try FileDescriptor.opening(file.path).status()
        guard seen.insert(status.identity) else { continue }
        if let malformed = try index.add(file) {
          for place in malformed { note(place, in: file.path) }
        } else {
          findings.fail("\(file.path): not a regular file")
        }
      } catch {
        findings.fail("\(file.path): \(error)")
      }
    }
    let selection = index.selection(besides: dayFiles, in: query.days)
    for (path, error) in selection.unreadable { findings.fail("\(path): \(error)") }
    for (path, place) in selection.cutOff { note(place, in: path) }
    return (index, selection)
  }

  /// Adds the counted sections of totals that are in range.
  mutating func read(_ index: TotalsIndex, _ counted: Set<TotalsIndex.Place>) {
    for (number, file) in index.files.enumerated() {
      do throws(Errno) {
        var reader = try TotalsReader(of: try FileDescriptor.opening(file.path))
        var place = 0
        while let entry = reader.next() {
          guard case .section(let section) = entry else { continue }
          defer { place += 1 }
          guard query.days.contains(section.file.date),
            counted.contains(TotalsIndex.Place(file: number, section: place))
          else { continue }
          begin(DayFile(date: section.file.date, path: file.path, user: file.user))
          add(section.file)
          for line in section.totals { add(reader.bytes.extracting(line)) }
        }
      } catch {
        findings.fail("\(file.path): \(error)")
      }
    }
  }

  private mutating func add(_ file: TotalsHeader) {
    let records = file.recordCount
    result.quality.records = result.quality.records.saturatingAdd(records)
    result.quality.rotated = result.quality.rotated.saturatingAdd(records)
    result.quality.rejected = result.quality.rejected.saturatingAdd(file.rejectedCount)
    result.quality.malformed = result.quality.malformed.saturatingAdd(file.malformedCount)
  }

  private mutating func add(_ bytes: Span<UInt8>) {
    // The reader has checked the lines: a section contains only valid ones.
    guard let line = try? TotalsLine(bytes) else { return }
    let count = line.figures.count
    switch filter.accepts(line, bytes) {
    case nil: result.unansweredCalls = result.unansweredCalls.saturatingAdd(count)
    case false?: break
    case true?:
      noteDay()
      result.accumulator.add(rotated: line, in: bytes)
      result.rotatedCalls = result.rotatedCalls.saturatingAdd(count)
    }
  }

  /// The messages about what a report can't show of rotated calls, a line each.
  var rotationMessages: [String] {
    let rotated = NumberText.counted(result.rotatedCalls, "rotated record")
    let lost = query.dimensions.filter { !$0.isKeptByRotation }.map { $0.rawValue }
    var messages: [String] = []
    if result.rotatedCalls > 0, !lost.isEmpty {
      messages.append(
        "can't break down \(rotated) by \(lost.joined(separator: " and "));"
          + " see '\(Dimension.rotated)'")
    }
    if result.rotatedCalls > 0, query.dimensions.contains(.session) {
      messages.append("session times don't include \(rotated)")
    }
    if result.unansweredCalls > 0 {
      let asked = query.filters.map { $0.dimension }.filter { !$0.isKeptByRotation }.map {
        $0.rawValue
      }
      messages.append(
        "not counted: \(NumberText.counted(result.unansweredCalls, "rotated record")), which can't be"
          + " told apart by \(asked.joined(separator: " and "))")
    }
    return messages
  }
}
