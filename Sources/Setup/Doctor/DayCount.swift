import ActivityLog
import JSONLines
import OperatingSystem

/// What is in a day file.
struct DayCount {
  private(set) var records = 0
  private(set) var malformed = 0
  /// The line of the first malformed record.
  private(set) var firstMalformedLine: Int?
  /// The time of the last record, as written.
  private(set) var lastTimestamp: String?

  /// Reads a file to its end.
  init(_ file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return }
    var reader = RecordReader(descriptor)
    var record = ScannedRecord()
    while let entry = try reader.next(&record) {
      switch entry {
      case .record:
        records += 1
        lastTimestamp = record.timestamp?.string(in: reader.recordBytes) ?? lastTimestamp
      case .malformed(let place):
        malformed += 1
        firstMalformedLine = firstMalformedLine ?? place.line
      }
    }
  }
}
