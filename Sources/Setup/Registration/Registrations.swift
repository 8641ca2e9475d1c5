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
  init(in text: SettingsText, of object: JSONValue? = nil, environment: Environment) {
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
        appendEvent(member, environment: environment)
      } else if HookEvent.logged.contains(member.name) {
        dropped = dropped ?? .wrongKind(member: "hooks.\(member.name)", expected: "an array")
      }
    }
  }

  /// Finds the handlers of a file that is to be changed; throws if `hooks` or one of the logged events isn't
  /// what Claude Code expects.
  init(
    changing content: ContiguousArray<UInt8>, environment: Environment
  ) throws(SettingsProblem) {
    self.init(in: try SettingsText(content), environment: environment)
    if let dropped { throw dropped }
  }

  /// Returns the event with that name.
  func event(named name: String) -> Event? { events.first { $0.name == name } }

  private mutating func appendEvent(
    _ member: SettingsText.LastMember, environment: Environment
  ) {
    let elements = text.children(of: member.value).map { $0.value }
    let groups = elements.map { element in
      text.member("hooks", of: element).flatMap { $0.kind == .array ? $0 : nil }
    }
    let event = Event(
      name: member.name, index: member.index, array: member.value, groups: groups,
      isRepeated: member.isRepeated)
    events.append(event)
    for (element, value) in elements.enumerated() {
      let matcher = text.member("matcher", of: value)
      // Without a group, it is a handler, or something that only looks like a group.
      let found: [(index: Int?, value: JSONValue)] =
        groups[element].map { text.children(of: $0).enumerated().map { ($0, $1.value) } }
        ?? [(nil, text.member("hooks", of: value) ?? value)]
      handlers += found.compactMap {
        handler(
          $0.value, at: (element, $0.index), of: event, under: matcher, environment: environment)
      }
    }
  }

  /// Returns a handler if it concerns logging.
  private func handler(
    _ handler: JSONValue, at position: (element: Int, index: Int?), of event: Event,
    under matcher: JSONValue?, environment: Environment
  ) -> RegisteredHandler? {
    let value = text.member("command", of: handler) ?? handler
    guard let command = text.string(value) else { return nil }
    let arguments = text.member("args", of: handler).map {
      text.children(of: $0).compactMap { text.string($0.value) }
    }
    let runs = HandlerCommand(command, arguments: arguments, environment: environment)
    guard runs.program != .other else { return nil }
    return RegisteredHandler(
      event: event.name, eventIndex: event.index, element: position.element,
      index: position.index, isObject: handler.kind == .object, commandValue: value,
      text: command, command: runs, arguments: arguments,
      shell: text.string("shell", of: handler),
      flaw: position.index == nil
        ? .isWithoutGroup
        : HandlerFlaw(of: handler, under: matcher, in: text, environment: environment),
      matcher: text.string(matcher), condition: text.string("if", of: handler) ?? "")
  }
}
