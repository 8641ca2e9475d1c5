import ActivityLog
import JSONLines
import OperatingSystem

/// The numbers of records in a day file.
struct DayCount {
  private(set) var records = 0
  private(set) var malformed = 0
  /// The line number of the first malformed record.
  private(set) var firstMalformedLine: Int?
  /// The timestamp of the last record, as written.
  private(set) var lastTimestamp: String?

  /// Reads a whole file.
  init(of file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return }
    var reader = RecordReader(of: descriptor)
    var record = ScannedRecord()
    while let entry = try reader.next(into: &record) {
      switch entry {
      case .record:
        records += 1
        lastTimestamp = record.timestamp?.string(in: reader.recordBytes) ?? lastTimestamp
      case .malformed(let position):
        malformed += 1
        firstMalformedLine = firstMalformedLine ?? position.line
      }
    }
  }
}
