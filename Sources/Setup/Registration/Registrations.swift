import JSONLines
import OperatingSystem

/// The handlers in a settings file that concern logging.
struct Registrations {
  /// The object that can have the member `hooks`: the whole file, or a plugin's entry in a marketplace.
  let object: SettingsValue
  /// The member `hooks`, if it is an object.
  let hooks: SettingsValue.Child?
  /// The events, members of `hooks` whose values are arrays of matcher groups.
  private(set) var events: [SettingsValue.Child] = []
  private(set) var handlers: [RegisteredHandler] = []
  /// The reason that nothing can be registered: Claude Code drops a value of the wrong kind.
  private(set) var dropped: SetupProblem?

  /// Finds the handlers; if names are repeated, the last member counts.
  init(in object: SettingsValue, environment: Environment) {
    self.object = object
    let member = object.members.first { $0.isNamed("hooks") }
    hooks = member?.value.kind == .object ? member : nil
    if member != nil, hooks == nil {
      dropped = .wrongKind(member: "hooks", expected: "an object")
    }
    for event in hooks?.value.members ?? [] {
      if event.value.kind == .array {
        events.append(event)
        appendHandlers(of: event, environment: environment)
      } else if HookEvent.logged.contains(event.name) {
        dropped = dropped ?? .wrongKind(member: "hooks.\(event.name)", expected: "an array")
      }
    }
  }

  /// Finds the handlers of a file that is to be changed; throws if Claude Code would drop any.
  init(
    changing content: ContiguousArray<UInt8>, environment: Environment
  ) throws(SetupProblem) {
    self.init(in: try SettingsValue(content), environment: environment)
    if let dropped { throw dropped }
  }

  private mutating func appendHandlers(of event: SettingsValue.Child, environment: Environment) {
    for element in event.value.children {
      // An element without handlers is a handler itself, or something that only looks like a group.
      let found: [(index: Int?, value: SettingsValue)] =
        element.value.handlersOfGroup?.children.map { ($0.index, $0.value) }
        ?? [(nil, element.value["hooks"] ?? element.value)]
      let matcher = element.value["matcher"]
      handlers += found.compactMap {
        RegisteredHandler(
          $0.value, at: (event, element.index, $0.index), under: matcher, environment: environment)
      }
    }
  }
}

extension SettingsValue {
  /// The array of handlers in a matcher group; nil for anything else.
  var handlersOfGroup: SettingsValue? { member("hooks").flatMap { $0.kind == .array ? $0 : nil } }
}
