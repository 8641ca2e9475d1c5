/// The containers that stay even if they become empty, with the white space inside them.
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
    guard let hooks else { return object.bytes }
    var edits: [TextEdit] = []
    var emptied: Set<Int> = []
    let removed = Dictionary(grouping: handlers.filter(isRemoved), by: { $0.position.event.index })
    for event in events {
      let groups = event.value.elements
      let (elements, others) = removal(of: removed[event.index] ?? [], from: groups)
      edits += others
      let isEmptied = !elements.isEmpty && elements.count == groups.count
      if isEmptied, kept.events[event.name] == nil, !hooks.value.repeats(event.name) {
        emptied.insert(event.index)
      } else {
        edits += event.value.removing(elements, leaving: kept.events[event.name] ?? "")
      }
    }
    guard !emptied.isEmpty else { return object.applying(edits) }
    if emptied.count == hooks.value.children.count, kept.hooks == nil, !object.repeats("hooks") {
      return object.applying(object.removing([hooks.index]))
    }
    return object.applying(edits + hooks.value.removing(emptied, leaving: kept.hooks ?? ""))
  }

  /// Returns the indices of an event's elements that become empty, and the edits for the others.
  private func removal(
    of handlers: [RegisteredHandler], from groups: [SettingsValue]
  ) -> (emptied: Set<Int>, edits: [TextEdit]) {
    var emptied = Set(handlers.map { $0.position }.filter { $0.index == nil }.map { $0.element })
    var edits: [TextEdit] = []
    for (element, handlers) in Dictionary(grouping: handlers, by: { $0.position.element }) {
      guard let group = groups[element].handlersOfGroup else { continue }
      let indices = Set(handlers.compactMap { $0.position.index })
      if indices.count == group.children.count {
        emptied.insert(element)
      } else {
        edits += group.removing(indices)
      }
    }
    return (emptied, edits)
  }

  /// Returns the text with an additional group for each of these events.
  func adding(_ names: [String], running command: String) -> ContiguousArray<UInt8> {
    let layout = SettingsLayout(of: object)
    guard let hooks else {
      let member = Self.hooks(for: names, running: command)
      return object.applying([object.adding([member], in: layout)])
    }
    let known = names.compactMap { name in events.first { $0.name == name } }
    let edits = known.map { $0.value.adding([Self.group(running: command)], in: layout) }
    let missing = names.filter { name in !known.contains { $0.name == name } }
    if missing.isEmpty { return object.applying(edits) }
    let members = missing.map { Self.event($0, running: command) }
    return object.applying(edits + [hooks.value.adding(members, in: layout)])
  }

  /// Returns a settings file with nothing but the registration.
  static func newFile(running command: String) -> String {
    "{\n\(indented(hooks(for: HookEvent.logged, running: command)))\n}\n"
  }

  /// Returns the member `hooks` with a group for each of these events.
  private static func hooks(for events: [String], running command: String) -> String {
    let members = events.map { indented(event($0, running: command)) }
    return "\"hooks\": {\n\(members.joined(separator: ",\n"))\n}"
  }

  /// Returns the member of an event.
  private static func event(_ name: String, running command: String) -> String {
    "\"\(name)\": [\n\(indented(group(running: command)))\n]"
  }

  /// Returns a matcher group for all tools, with one handler.
  private static func group(running command: String) -> String {
    """
    {
      "hooks": [
        {
          "type": "command",
          "command": \(SettingsValue.quoted(command)),
          "timeout": 10
        }
      ]
    }
    """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
  }
}
