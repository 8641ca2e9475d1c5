package import OperatingSystem

/// Identifies a record of a day file by its bytes.
///
/// Records have a time and nearly always an ID, so two with the same bytes are copies of one. A key has 32 bits,
/// which is enough for the records of one day and user, in their order.
package struct RecordKey: Equatable, Sendable {
  /// The lower half of the XXH64 (seed 0) of the record's bytes, without the white space around them.
  package let hash: UInt32
  /// Whether no record could be read; it may have been cut off.
  package let isMalformed: Bool

  package init(hash: UInt32, isMalformed: Bool) {
    self.hash = hash
    self.isMalformed = isMalformed
  }

  /// Returns the keys of the records in a file, in their order.
  ///
  /// - Parameter limit: The maximum number of keys.
  package static func keys(
    of file: consuming FileDescriptor, limit: Int = .max
  ) throws(Errno) -> ContiguousArray<RecordKey> {
    var reader = RecordReader(of: file)
    var record = ScannedRecord()
    var keys: ContiguousArray<RecordKey> = []
    while keys.count < limit, let entry = try reader.next(into: &record) {
      let isMalformed = if case .malformed = entry { true } else { false }
      keys.append(RecordKey(hash: reader.recordKey, isMalformed: isMalformed))
    }
    return keys
  }
}
