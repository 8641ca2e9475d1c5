import JSONLines
import POSIX

/// The handlers of a settings file that log, by their places.
struct Registrations {
  /// An event's array of matcher groups.
  struct Event {
    let name: String
    /// Which member of `hooks` it is.
    let index: Int
    let array: JSONValue
    /// Each element's own array of handlers; nil for what is no group.
    let groups: [JSONValue?]
  }

  let text: SettingsText
  /// The value of `hooks`, and which member of the file it is.
  let hooks: (index: Int, value: JSONValue)?
  private(set) var events: [Event] = []
  private(set) var handlers: [RegisteredHandler] = []

  /// Finds the handlers; throws where `hooks` or one of the events that are logged isn't what Claude Code
  /// expects.
  init(_ text: SettingsText, _ environment: Environment) throws(SettingsProblem) {
    self.text = text
    let members = text.children(of: text.root)
    guard let index = try Self.unique("hooks", in: members) else {
      hooks = nil
      return
    }
    let value = members[index].value
    guard value.kind == .object else {
      throw .wrongKind(member: "hooks", expected: "an object")
    }
    hooks = (index, value)
    let eventMembers = text.children(of: value)
    for name in HookEvent.logged {
      guard let index = try Self.unique(name, in: eventMembers) else { continue }
      guard eventMembers[index].value.kind == .array else {
        throw .wrongKind(member: "hooks.\(name)", expected: "an array")
      }
    }
    for (index, member) in eventMembers.enumerated() where member.value.kind == .array {
      add(Event(member, at: index, in: text), environment)
    }
  }

  /// The event with that name.
  func event(_ name: String) -> Event? { events.first { $0.name == name } }

  private mutating func add(_ event: Event, _ environment: Environment) {
    events.append(event)
    for (element, child) in text.children(of: event.array).enumerated() {
      let matcher = text.member("matcher", of: child.value)
      guard let group = event.groups[element] else {
        // A handler, or what only looks like a group.
        let handler = text.member("hooks", of: child.value) ?? child.value
        add(handler, of: event, element, nil, matcher: matcher, environment)
        continue
      }
      for (index, handler) in text.children(of: group).enumerated() {
        add(handler.value, of: event, element, index, matcher: matcher, environment)
      }
    }
  }

  /// Adds a handler when it has to do with logging.
  private mutating func add(
    _ handler: JSONValue, of event: Event, _ element: Int, _ index: Int?, matcher: JSONValue?,
    _ environment: Environment
  ) {
    let value = text.member("command", of: handler) ?? handler
    guard let command = text.string(value) else { return }
    let arguments = text.member("args", of: handler).map {
      text.children(of: $0).compactMap { text.string($0.value) }
    }
    let runs = HandlerCommand(command, arguments: arguments, environment)
    guard runs.program != .other else { return }
    handlers.append(
      RegisteredHandler(
        event: event.name, eventIndex: event.index, element: element, index: index,
        isObject: handler.kind == .object, commandValue: value, text: command, command: runs,
        arguments: arguments,
        flaw: index == nil
          ? "straight in the event's array instead of in the 'hooks' of a group"
          : flaw(of: handler, matcher),
        matcher: text.string(matcher), condition: text.string(text.member("if", of: handler))))
  }

  /// What in a handler or its matcher isn't as Claude Code's settings demand (schema of 2.1.240).
  private func flaw(of handler: JSONValue, _ matcher: JSONValue?) -> String? {
    if text.string(text.member("type", of: handler)) != "command" {
      return "without the type \"command\""
    }
    if let matcher, matcher.kind != .string { return "under a matcher that is no text" }
    guard let timeout = text.member("timeout", of: handler) else { return nil }
    let number = String(decoding: text.bytes[timeout.start..<timeout.end], as: UTF8.self)
    return timeout.kind == .number && Double(number) ?? 0 > 0
      ? nil : "with a timeout that is no number above 0"
  }

  /// The only member with a name, nil without one.
  private static func unique(
    _ name: String, in members: [SettingsText.Child]
  ) throws(SettingsProblem) -> Int? {
    guard let index = members.firstIndex(where: { $0.isNamed(name) }) else { return nil }
    guard members.lastIndex(where: { $0.isNamed(name) }) == index else {
      throw .repeated(member: name)
    }
    return index
  }
}

extension Registrations.Event {
  fileprivate init(_ member: SettingsText.Child, at index: Int, in text: SettingsText) {
    let groups = text.children(of: member.value).map { element in
      text.member("hooks", of: element.value).flatMap { $0.kind == .array ? $0 : nil }
    }
    self.init(name: member.name ?? "", index: index, array: member.value, groups: groups)
  }
}
