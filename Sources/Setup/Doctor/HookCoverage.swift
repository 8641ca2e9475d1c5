/// The logged calls of an event: the distinct handlers and the tools for which they run (observed in Claude
/// Code 2.1.332).
///
/// Claude Code runs handlers once if they have the same shell, command, arguments and condition and come from
/// settings or from the same plugin. It runs the administrator's `PostToolUse` hooks for failed calls as well.
struct HookCoverage {
  /// A handler and the calls for which it runs.
  private typealias Run = (handler: LocatedHandler, reach: HandlerReach)

  private let runs: [Run]

  /// Examines the handlers that run, in the order of their files.
  init(of handlers: [LocatedHandler]) {
    var seen: Set<[String?]> = []
    runs = handlers.compactMap { located in
      // Equal handlers run for the tools of each one's matcher.
      let handler = located.handler
      guard seen.insert(located.identity + [handler.matcher]).inserted else { return nil }
      return (located, HandlerReach(matcher: handler.matcher, condition: handler.condition))
    }
  }

  /// The first handler that runs.
  var first: LocatedHandler? { runs.first?.handler }

  /// The handlers, if each of them is limited to some calls; empty otherwise.
  var limits: [RegisteredHandler] {
    let handlers = runs.map { $0.handler.handler }
    return handlers.contains { $0.limit == nil } ? [] : handlers
  }

  /// The distinct handlers that log the same call; at most one if each call is logged once.
  var doubles: [LocatedHandler] {
    let tools = Set(runs.flatMap { $0.reach.tools ?? [] })
    let doubles = tools.map { tool in
      Self.distinct(in: runs.filter { $0.reach.tools?.contains(tool) == true })
    }
    return doubles.max { $0.count < $1.count } ?? []
  }

  /// Returns the distinct handlers among those for the same calls; if each runs only for some of
  /// them, only the first, because it is unknown whether they overlap.
  private static func distinct(in runs: [Run]) -> [LocatedHandler] {
    var seen: Set<[String?]> = []
    let distinct = runs.filter { seen.insert($0.handler.identity).inserted }
    let isKnown = distinct.contains { !$0.reach.isPartial }
    return (isKnown ? distinct : Array(distinct.prefix(1))).map { $0.handler }
  }
}

extension LocatedHandler {
  /// The properties by which Claude Code identifies the handler.
  fileprivate var identity: [String?] {
    let plugin: String? = if case .plugin(let name, _) = source.origin { name } else { nil }
    return [
      plugin, event, handler.shell ?? "bash", handler.text,
      handler.arguments?.joined(separator: "\u{0}"), handler.condition,
    ]
  }
}
