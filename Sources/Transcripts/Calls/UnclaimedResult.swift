import JSONLines

/// The result of a call that wasn't known when it was read.
struct UnclaimedResult {
  /// The hash of the call's id.
  let call: UInt64
  /// The JSON of the tool's answer or of an error text; empty where there is none.
  let answer: ContiguousArray<UInt8>
  let end: CallEnd
  /// The time at which it was written, since 1970.
  let seconds: Int
}

/// The first result of each unknown call, in the order in which they were read.
struct UnclaimedResults {
  private(set) var results: ContiguousArray<UnclaimedResult> = []
  private var calls: Set<UInt64> = []

  /// Keeps a result unless one of the same call is kept.
  mutating func addFirst(_ result: UnclaimedResult) {
    if calls.insert(result.call).inserted { results.append(result) }
  }
}

extension JSONValue {
  /// Returns a copy of its JSON.
  func json(in bytes: Span<UInt8>) -> ContiguousArray<UInt8> {
    var copy = ContiguousArray<UInt8>()
    copy.reserveCapacity(byteCount)
    for index in start..<end { copy.append(bytes[index]) }
    return copy
  }
}
