/// The containers that stay even if they become empty, because they existed before an install, with the white
/// space inside them.
struct KeptContainers {
  /// The white space in `hooks`; nil if there was no such member.
  var hooks: String?
  /// The white space in the arrays of events, by name.
  var events: [String: String] = [:]

  /// All containers that an install needs.
  static let all = KeptContainers(
    hooks: "", events: Dictionary(uniqueKeysWithValues: HookEvent.logged.map { ($0, "") }))
}

extension Registrations {
  /// Returns the text without some of its handlers and without the containers that they leave empty.
  func removing(
    _ isRemoved: (RegisteredHandler) -> Bool, keeping kept: KeptContainers
  ) -> ContiguousArray<UInt8> {
    guard let hooks else { return text.bytes }
    var edits: [TextEdit] = []
    var emptied: Set<Int> = []
    let removed = Dictionary(grouping: handlers.filter(isRemoved), by: { $0.eventIndex })
    for event in events {
      let removed = removed[event.index] ?? []
      let elements = removedElements(removed, of: event, &edits)
      let isEmptied = !elements.isEmpty && elements.count == event.groups.count
      if isEmptied, kept.events[event.name] == nil, !event.isRepeated {
        emptied.insert(event.index)
      } else {
        edits += text.removing(
          elements, from: event.array, leaving: kept.events[event.name] ?? "")
      }
    }
    guard !emptied.isEmpty else { return text.applying(edits) }
    if emptied.count == text.children(of: hooks.value).count, kept.hooks == nil, !hooks.isRepeated {
      return text.applying(text.removing([hooks.index], from: text.root))
    }
    return text.applying(
      edits + text.removing(emptied, from: hooks.value, leaving: kept.hooks ?? ""))
  }

  /// Returns the indices of an event's elements that become empty, and adds the edits for the others.
  private func removedElements(
    _ removed: [RegisteredHandler], of event: Event, _ edits: inout [TextEdit]
  ) -> Set<Int> {
    var elements = Set(removed.filter { $0.index == nil }.map { $0.element })
    for (element, handlers) in Dictionary(grouping: removed, by: { $0.element }) {
      guard let group = event.groups[element] else { continue }
      let indices = Set(handlers.compactMap { $0.index })
      if indices.count == text.children(of: group).count {
        elements.insert(element)
      } else {
        edits += text.removing(indices, from: group)
      }
    }
    return elements
  }

  /// Returns the text with an additional group for each of these events.
  func adding(_ events: [String], running command: String) -> ContiguousArray<UInt8> {
    let group = Self.group(running: command)
    guard let hooks else {
      let members = events.map { (name: $0, value: NewValue.array([group])) }
      return text.applying([text.adding([("hooks", .object(members))], to: text.root)])
    }
    var edits: [TextEdit] = []
    var members: [(name: String?, value: NewValue)] = []
    for name in events {
      if let event = event(named: name) {
        edits.append(text.adding([(nil, group)], to: event.array))
      } else {
        members.append((name, .array([group])))
      }
    }
    if !members.isEmpty { edits.append(text.adding(members, to: hooks.value)) }
    return text.applying(edits)
  }

  /// Returns a matcher group for all tools, with one handler.
  private static func group(running command: String) -> NewValue {
    let handler = NewValue.object([
      ("type", .string("command")), ("command", .string(command)), ("timeout", .number(10)),
    ])
    return .object([("hooks", .array([handler]))])
  }

  /// Returns a settings file with nothing but the registration.
  static func newFile(running command: String) -> ContiguousArray<UInt8> {
    let members = HookEvent.logged.map {
      (name: $0, value: NewValue.array([group(running: command)]))
    }
    let file = NewValue.object([("hooks", .object(members))])
    return ContiguousArray((file.text(in: .standard, indentedBy: "") + "\n").utf8)
  }
}
