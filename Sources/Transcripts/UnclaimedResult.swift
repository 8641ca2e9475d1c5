import Bytes
import JSONLines

/// The result of a call that isn't known where it was read.
struct UnclaimedResult {
  /// The hash of the call's id.
  let call: UInt64
  /// The JSON of what the tool answered, or of the text of what went wrong; empty where there is none.
  let answer: ContiguousArray<UInt8>
  let isFailure: Bool
  /// When it was written, since 1970.
  let seconds: Int

  init(
    call: UInt64, _ answer: JSONValue?, in bytes: Span<UInt8>, isFailure: Bool, seconds: Int
  ) {
    self.call = call
    var copy = ContiguousArray<UInt8>()
    if let answer {
      copy.reserveCapacity(answer.byteCount)
      for index in answer.start..<answer.end { copy.append(bytes[index]) }
    }
    self.answer = copy
    self.isFailure = isFailure
    self.seconds = seconds
  }
}
