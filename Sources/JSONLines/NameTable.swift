/// The distinct texts of a dimension, each with a small number that stands for it.
///
/// Texts are told apart by their UTF-8 bytes, so composed and decomposed letters differ as they do on
/// disk. Number 0 stands for a text that is missing. This is a hash table with open addressing over
/// one block of bytes: a record's text is looked up where it stands, and only a new one is copied.
package struct NameTable {
  /// The texts by their number.
  package private(set) var names: [String] = [""]
  private var bytes: ContiguousArray<UInt8> = []
  /// Where the bytes of each name end.
  private var ends: ContiguousArray<Int> = [0]
  /// The number of the name whose hash leads to the slot; 0 where it is free.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 64)

  package init() {}

  /// The number of a record's text, a new one when it hasn't been seen.
  package mutating func number(of text: JSONText?, in record: Span<UInt8>) -> UInt32 {
    guard let text else { return 0 }
    if !text.isEscaped {
      let raw = record.extracting(text.start..<text.end)
      if let number = find(raw) { return number }
    }
    return number(of: text.string(in: record))
  }

  /// The number of a text, a new one when it hasn't been seen.
  package mutating func number(of name: String) -> UInt32 {
    let utf8 = ContiguousArray(name.utf8)
    if let number = find(utf8.span) { return number }
    if names.count * 2 > slots.count { grow() }
    let number = UInt32(names.count)
    names.append(name)
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
    slots[freeSlot(for: utf8.span)] = number
    return number
  }

  /// The number of a text, nil when it hasn't been seen.
  package func find(_ name: String) -> UInt32? {
    let utf8 = ContiguousArray(name.utf8)
    return find(utf8.span)
  }

  private func find(_ text: Span<UInt8>) -> UInt32? {
    var slot = firstSlot(for: text)
    while slots[slot] != 0 {
      if equals(slots[slot], text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func freeSlot(for text: Span<UInt8>) -> Int {
    var slot = firstSlot(for: text)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    for number in 1..<names.count {
      let start = ends[number - 1]
      slots[freeSlot(for: bytes.span.extracting(start..<ends[number]))] = UInt32(number)
    }
  }

  private func equals(_ number: UInt32, _ text: Span<UInt8>) -> Bool {
    let start = ends[Int(number) - 1]
    guard ends[Int(number)] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Where the search for a text begins: eight bytes at a time, multiplied and folded.
  private func firstSlot(for text: Span<UInt8>) -> Int {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: text.count) &* factor
    var index = 0
    while index <= text.count - 8 {
      hash = (hash ^ text.littleEndianWord(at: index)) &* factor
      hash ^= hash >> 32
      index += 8
    }
    while index < text.count {
      hash = (hash ^ UInt64(text[index])) &* factor
      index += 1
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(slots.count - 1))
  }
}
