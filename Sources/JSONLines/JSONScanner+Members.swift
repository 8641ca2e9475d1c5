// How the members of a record are found
//
// A report reads millions of objects that one program wrote: the same names in the same order, and
// nothing between the tokens. So the reader doesn't look a name up, it expects one. For
//
//     {"tool":"Read","tokens":{"input":12,"output":3},"v":1}
//
// and a table of `tool`, `file`, `tokens`, `tokens.input` and so on:
//
//     {        the first name is to be  "tool":        the sixteen bytes there are compared with it at
//                                                      once, so name, quotes and colon are passed
//     "Read"   a quote: the string is passed
//     ,        next is                  "file":        no; the name after it is tried
//                                       "tokens":      yes
//     {        an object with members of its own, which are read in the same way; what it holds is
//              checked to the end, whatever is wanted of it
//     ,        next is                  ...            none of the names: the scanner passes it as it
//                                                      passes any name, and it is looked up slowly
//
// Whatever isn't as expected (escapes in a name, a space before its colon, a fraction) is left to the
// scanner's other methods, member by member, so there is one grammar, and what is wrong is found by
// those. What is gained stands in docs/development/performance.md.

extension JSONScanner {
  /// Passes the object that stands next, and takes down the members of it that a table names.
  mutating func passObject(
    _ number: Int, of table: MemberTable, into places: inout MutableSpan<JSONValue>,
    _ present: inout UInt64
  ) throws(JSONError) {
    skipWhitespace()
    var index = position
    try enterObject()
    let bytes = bytes
    let object = table.objects[number]
    let entries = object.entries.span
    var expected = 0
    var found: UInt64 = 0
    var separator = UInt8.openBrace
    while true {
      index = bytes.indexOfToken(from: index)
      if bytes.byte(at: index) == .closeBrace, separator == .comma {
        position = index
        leaveContainer()
        present |= found
        return
      }
      // Where the next member stands as it is expected, index is at what separates it from the last.
      var place = entries.count
      if bytes.byte(at: index) == separator {
        let name = bytes.indexOfToken(from: index &+ 1)
        let words = bytes.firstWords(at: name)
        for offset in entries.indices {
          let next = expected &+ offset
          let candidate = next < entries.count ? next : next &- entries.count
          guard table.isWritten(entries[candidate], as: words, in: bytes, at: name) else {
            continue
          }
          place = candidate
          index = name
          break
        }
      }
      if place < entries.count {
        index = bytes.indexOfToken(from: index &+ entries[place].count)
      } else {
        needsComma = separator == .comma
        position = needsComma ? index : index &+ 1
        guard let name = try nextMember() else {
          present |= found
          return
        }
        place = table.place(of: name, in: bytes, entries)
        skipWhitespace()
        index = position
      }
      separator = .comma

      var start = index
      var kind = JSONValue.Kind.string
      var isEscaped = false
      if bytes.byte(at: index) == .quote, case let stop = bytes.indexOfStringStop(from: index &+ 1),
        bytes.byte(at: stop) == .quote
      {
        index = stop &+ 1
      } else if case let end = bytes.endOfShortNumber(at: index), end > index {
        kind = .number
        index = end
      } else {
        position = index
        let inner = place < entries.count ? entries[place].object : nil
        if let inner { present &= ~table.objects[inner].mask }
        if let inner, bytes.byte(at: index) == .openBrace {
          try passObject(inner, of: table, into: &places, &present)
          kind = .object
        } else {
          let value = try passValue()
          (kind, start, isEscaped) = (value.kind, value.start, value.isEscaped)
        }
        index = position
      }
      if place < entries.count {
        let member = entries[place].member
        places[member] = JSONValue(kind: kind, start: start, end: index, isEscaped: isEscaped)
        found |= 1 &<< UInt64(truncatingIfNeeded: member)
        expected = place &+ 1
      }
    }
  }
}

extension Span where Element == UInt8 {
  /// The byte at an index; 0, which begins nothing in JSON, behind the end.
  @inline(__always)
  fileprivate func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

  /// The index of the first byte from one on that isn't insignificant white space.
  @inline(__always)
  fileprivate func indexOfToken(from index: Int) -> Int {
    var index = index
    while index < count, self[index] <= .space, self[index].isJSONWhitespace { index &+= 1 }
    return index
  }

  /// Where the number ends that begins at an index; the index itself unless it is one to seven digits.
  @inline(__always)
  fileprivate func endOfShortNumber(at index: Int) -> Int {
    guard index <= count &- 8 else { return endOfDigit(at: index) }
    let word = littleEndianWord(at: index)
    let length = word.leadingDigitCount
    let next = UInt8(truncatingIfNeeded: word >> UInt64(length &* 8))
    let isPlain =
      length < 8 && next != .point && next | 0x20 != UInt8(ascii: "e")
      && (UInt8(truncatingIfNeeded: word) != .zero || length == 1)
    return isPlain ? index &+ length : index
  }

  /// The same near the end of a text, of a single digit, as records end with.
  private func endOfDigit(at index: Int) -> Int {
    byte(at: index).isDigit && byte(at: index &+ 1) == .closeBrace ? index &+ 1 : index
  }
}
