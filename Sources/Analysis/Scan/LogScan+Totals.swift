import ActivityLog
import Bytes
import OperatingSystem

/// Reading the totals of rotated day files.
extension LogScan {
  /// Returns the index of all totals, and which of them count besides the day files.
  mutating func index(
    of files: [TotalsFile], besides dayFiles: [DayFile]
  ) -> (index: TotalsIndex, selection: TotalsSelection) {
    var index = TotalsIndex()
    // The hook may have logged a call on a neighboring day.
    let days = loggedCalls == nil ? query.days : query.days.withNeighbors
    var calls = loggedCalls
    loggedCalls = nil
    defer { loggedCalls = calls }
    for file in files where days.overlaps(monthFrom: file.month) {
      do throws(Errno) {
        let status = try FileDescriptor.opening(file.path).status()
        guard seen.insert(status.identity) else { continue }
        let malformed = try index.addTotals(in: file) { header, line in
          if days.contains(header.date) { calls?.addCalls(of: header, in: line) }
        }
        if let malformed {
          for place in malformed { addMalformed(place, in: file.path) }
        } else {
          findings.fail("\(file.path): not a regular file")
        }
      } catch {
        findings.fail("\(file.path): \(error)")
      }
    }
    let selection = index.selection(besides: dayFiles, in: query.days)
    for (path, error) in selection.unreadable { findings.fail("\(path): \(error)") }
    for (path, place) in selection.damaged { addMalformed(place, in: path) }
    for (path, count) in selection.doubled {
      let records = NumberText.counted(count, "record")
      findings.fail(
        "\(path): \(records) of a day \(count == 1 ? "is" : "are") also in other totals, and counted twice"
      )
    }
    return (index, selection)
  }

  /// Adds the counted sections of totals that are in range.
  mutating func read(_ index: TotalsIndex, counting counted: Set<TotalsIndex.Place>) {
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
          begin(file: DayFile(date: section.file.date, path: file.path, user: file.user))
          let header = section.file
          result.quality += DataQuality(
            records: header.recordCount, rotated: header.recordCount,
            malformed: header.malformedCount, rejected: header.rejectedCount)
          for line in section.totals { add(line: reader.bytes.extracting(line)) }
        }
      } catch {
        findings.fail("\(file.path): \(error)")
      }
    }
  }

  private mutating func add(line bytes: Span<UInt8>) {
    // The reader has checked the lines: a section contains only valid ones.
    guard let line = try? TotalsLine(bytes) else { return }
    let count = line.figures.count
    switch filter.accepts(rotated: line, in: bytes) {
    case nil: result.unansweredCalls = result.unansweredCalls.saturatingAdd(count)
    case false?: break
    case true?:
      result.isEmpty = false
      loggedCalls?.addSession(of: line.record, on: day, in: bytes)
      result.accumulator.add(rotated: line, in: bytes)
      result.rotatedCalls = result.rotatedCalls.saturatingAdd(count)
    }
  }

  /// The messages about what a report can't show of rotated calls, a line each.
  var rotationMessages: [String] {
    /// Returns the dimensions that totals don't keep.
    func lost(of dimensions: [Dimension]) -> String {
      dimensions.filter { !$0.isKeptByRotation }.map { $0.rawValue }.joined(separator: " and ")
    }
    let rotated = NumberText.counted(result.rotatedCalls, "rotated record")
    let lostRows = lost(of: query.dimensions)
    var messages: [String] = []
    if result.rotatedCalls > 0, !lostRows.isEmpty {
      messages.append("can't break down \(rotated) by \(lostRows); see '\(Dimension.rotated)'")
    }
    if result.rotatedCalls > 0, query.dimensions.contains(.session) {
      messages.append("session times don't include \(rotated)")
    }
    if result.unansweredCalls > 0 {
      messages.append(
        "not counted: \(NumberText.counted(result.unansweredCalls, "rotated record")), which can't be"
          + " told apart by \(lost(of: query.filters.map { $0.dimension }))")
    }
    return messages
  }
}
