// How the blocks of a response are counted once
//
// A row holds a block of its response, rarely several. A block can occur again: in another file, since a
// session that is resumed or forked begins with copies; in the same file as a row with the same `uuid`, as a
// call with the same `id`, or as a text that extends the previous one (rows that were written while the
// response grew). So each file is counted separately, each block in it once and in its longest form, and the
// file that shows most of the response counts.

import ActivityLog
import JSONLines
import Pricing

/// The visible output of each response, by the response's index in a `ResponseTable`.
struct VisibleOutputTable {
  /// The identity of a block in its file.
  private struct BlockKey: Hashable {
    let response: Int
    /// The hash of the call's id, or of the row's.
    let id: UInt64
    /// The block's index in its row; -1 for a call with an id.
    var index = -1
  }

  /// The last text of a response.
  private struct LastText {
    let block: Int
    /// The number of its row.
    let row: Int
    let byteCount: Int
    let hash: UInt64
  }

  /// A response, with what the current file shows of it.
  private struct Entry {
    var output = VisibleOutput()
    var copy = VisibleOutput.Counts()
    var file = 0
    var lastText: LastText?
  }

  private var entries: ContiguousArray<Entry> = []
  private var fileCount = 0
  private var rowCount = 0
  /// The blocks of the current file by their indices in `lengths`, and their characters.
  private var blocks: [BlockKey: Int] = [:]
  private var lengths: ContiguousArray<Int> = []

  /// The visible output of the response at an index.
  subscript(place: Int) -> VisibleOutput {
    var output = entries[place].output
    output.takeCounts(of: entries[place].copy)
    return output
  }

  /// Begins another file.
  mutating func beginFile() {
    fileCount += 1
    blocks.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
  }

  /// Adds the outputs in later files, by the indices that their responses have here.
  mutating func addOutputs(of later: VisibleOutputTable, at places: ContiguousArray<Int>) {
    for (index, place) in places.enumerated() {
      if place == entries.count { entries.append(Entry()) }
      var output = self[place]
      output.addCopy(later[index])
      entries[place] = Entry(output: output)
    }
  }

  /// Adds a row of the response at an index; a new response has the next free index.
  mutating func addPart(
    _ message: TranscriptMessage, of row: TranscriptRow, usage: TokenUsage, to place: Int,
    in bytes: Span<UInt8>
  ) {
    if place == entries.count { entries.append(Entry()) }
    if entries[place].file != fileCount {
      entries[place] = Entry(output: self[place], file: fileCount)
    }
    rowCount += 1
    if message.stopReason == .string { entries[place].output.isFinished = true }
    if usage.webSearches > 0 { entries[place].output.usesServerTools = true }
    if usage.thinking > 0 { entries[place].output.hasThinking = true }
    if message.hasOtherContent { entries[place].output.hasOtherContent = true }
    let id = row.uuid.map { XXH64.hash($0, in: bytes) }
    if let text = message.text {
      let key = id.map { BlockKey(response: place, id: $0, index: 0) }
      return add(text: text, key: key, to: place, in: bytes)
    }
    for (index, block) in message.blocks.enumerated() {
      let key = id.map { BlockKey(response: place, id: $0, index: index) }
      add(block: block, key: key, to: place, in: bytes)
    }
  }

  private mutating func add(
    block: MessageBlock, key: BlockKey?, to place: Int, in bytes: Span<UInt8>
  ) {
    guard let type = block.type?.string(in: bytes) else {
      return entries[place].output.hasOtherContent = true
    }
    switch type {
    case "text":
      if let text = block.text { add(text: text, key: key, to: place, in: bytes) }
    case "tool_use": add(call: block, rowKey: key, to: place, in: bytes)
    case "thinking", "redacted_thinking": entries[place].output.hasThinking = true
    default:
      // `server_tool_use`, `web_search_tool_result` and the like.
      if type.hasSuffix("_tool_use") || type.hasSuffix("_tool_result") {
        entries[place].output.usesServerTools = true
      } else {
        entries[place].output.hasOtherContent = true
      }
    }
  }

  private mutating func add(
    text: JSONText, key: BlockKey?, to place: Int, in bytes: Span<UInt8>
  ) {
    let characters = text.characterCount(in: bytes)
    if let key, let known = blocks[key] {
      return lengthen(known, to: characters, of: .text, at: place)
    }
    let last = entries[place].lastText
    let utf8 = ContiguousArray(text.string(in: bytes).utf8)
    // A text is hashed up to the length of the last one, and then in full.
    let lastEnd = last.map { min($0.byteCount, utf8.count) } ?? 0
    var hash = XXH64(seed: 0)
    hash.append(utf8.span.extracting(0..<lastEnd))
    let beginsWithLast = lastEnd == last?.byteCount && hash.value == last?.hash
    hash.append(utf8.span.extracting(lastEnd...))
    let extended = last.flatMap { $0.row != rowCount && beginsWithLast ? $0.block : nil }
    let block = extended ?? addBlock(key: key)
    if extended != nil, let key { blocks[key] = block }
    lengthen(block, to: characters, of: .text, at: place)
    entries[place].lastText = LastText(
      block: block, row: rowCount, byteCount: utf8.count, hash: hash.value)
  }

  private mutating func add(
    call: MessageBlock, rowKey: BlockKey?, to place: Int, in bytes: Span<UInt8>
  ) {
    let key = call.id.map { BlockKey(response: place, id: XXH64.hash($0, in: bytes)) } ?? rowKey
    let known = key.flatMap { blocks[$0] }
    if known == nil {
      if entries[place].copy.calls == 0 {
        entries[place].copy.tool = call.name?.string(in: bytes) ?? ""
      }
      entries[place].copy.calls += 1
    }
    let characters = call.input?.minimalLength(in: bytes) ?? 0
    lengthen(known ?? addBlock(key: key), to: characters, of: .arguments, at: place)
  }

  /// Adds an empty block and returns the index of its length.
  private mutating func addBlock(key: BlockKey?) -> Int {
    lengths.append(0)
    if let key { blocks[key] = lengths.count - 1 }
    return lengths.count - 1
  }

  /// Counts what a block has more than its earlier form.
  private mutating func lengthen(
    _ block: Int, to characters: Int, of content: VisibleOutput.Content, at place: Int
  ) {
    let more = characters - lengths[block]
    guard more > 0 else { return }
    entries[place].copy[content] += more
    lengths[block] = characters
  }
}
