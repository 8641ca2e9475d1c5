extension TranscriptScan {
  /// The responses, each with what can be seen of its output; none where that wasn't asked for.
  package var outputs: [(response: Response, output: VisibleOutput)] {
    guard let outputTable else { return [] }
    return responseTable.countedPlaces.map { (responseTable[$0], outputTable[$0]) }
  }

  /// Looks at what a row shows of its response, which has that number in the table, if asked to.
  mutating func add(
    outputOf row: TranscriptRow, _ message: TranscriptMessage, _ response: Response, _ number: Int,
    _ bytes: Span<UInt8>
  ) {
    outputTable?.add(row, message, response.usage, at: number, in: bytes)
  }
}
