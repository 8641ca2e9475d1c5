import Bytes
import JSONLines
import OperatingSystem

/// The handlers in a settings file that concern logging.
struct Registrations {
  /// An event's array of matcher groups.
  struct Event {
    let name: String
    /// The index of the event's member of `hooks`.
    let index: Int
    let array: JSONValue
    /// The array of handlers of each element; nil for an element that isn't a group.
    let groups: [JSONValue?]
    /// Whether an earlier member has the same name, which would take effect if this one were removed.
    let isRepeated: Bool
  }

  let text: SettingsText
  /// The value of `hooks`, the index of its member, and whether an earlier member has the same name.
  let hooks: (index: Int, value: JSONValue, isRepeated: Bool)?
  private(set) var events: [Event] = []
  private(set) var handlers: [RegisteredHandler] = []
  /// The reason that nothing can be registered: Claude Code drops a value of the wrong kind.
  private(set) var dropped: SettingsProblem?

  /// Finds the handlers; if names are repeated, the last member counts.
  ///
  /// - Parameter object: The object that has the member `hooks`; nil for the whole file.
  init(_ text: SettingsText, in object: JSONValue? = nil, _ environment: Environment) {
    self.text = text
    let members = text.children(of: object ?? text.root)
    guard let index = members.lastIndex(where: { $0.isNamed("hooks") }) else {
      hooks = nil
      return
    }
    let value = members[index].value
    guard value.kind == .object else {
      hooks = nil
      dropped = .wrongKind(member: "hooks", expected: "an object")
      return
    }
    hooks = (index, value, members[..<index].contains { $0.isNamed("hooks") })
    for member in text.lastMembers(of: value) {
      if member.value.kind == .array {
        add(Event(member, in: text), environment)
      } else if HookEvent.logged.contains(member.name) {
        dropped = dropped ?? .wrongKind(member: "hooks.\(member.name)", expected: "an array")
      }
    }
  }

  /// Finds the handlers of a file that is to be changed; throws if `hooks` or one of the logged events isn't
  /// what Claude Code expects.
  init(changing text: SettingsText, _ environment: Environment) throws(SettingsProblem) {
    self.init(text, environment)
    if let dropped { throw dropped }
  }

  /// Returns the event with that name.
  func event(_ name: String) -> Event? { events.first { $0.name == name } }

  private mutating func add(_ event: Event, _ environment: Environment) {
    events.append(event)
    for (element, child) in text.children(of: event.array).enumerated() {
      let matcher = text.member("matcher", of: child.value)
      guard let group = event.groups[element] else {
        // A handler, or something that only looks like a group.
        let handler = text.member("hooks", of: child.value) ?? child.value
        add(handler, of: event, element, nil, matcher: matcher, environment)
        continue
      }
      for (index, handler) in text.children(of: group).enumerated() {
        add(handler.value, of: event, element, index, matcher: matcher, environment)
      }
    }
  }

  /// Adds a handler if it concerns logging.
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
        arguments: arguments, shell: text.string(text.member("shell", of: handler)),
        flaw: index == nil
          ? .isWithoutGroup : HandlerFlaw(handler, under: matcher, in: text, environment),
        matcher: text.string(matcher),
        condition: text.string(text.member("if", of: handler)) ?? ""))
  }
}

extension Registrations.Event {
  fileprivate init(_ member: SettingsText.LastMember, in text: SettingsText) {
    let groups = text.children(of: member.value).map { element in
      text.member("hooks", of: element.value).flatMap { $0.kind == .array ? $0 : nil }
    }
    self.init(
      name: member.name, index: member.index, array: member.value, groups: groups,
      isRepeated: member.isRepeated)
  }
}
