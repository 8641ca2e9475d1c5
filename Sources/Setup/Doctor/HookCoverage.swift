import Bytes

/// The logged calls of an event: the distinct handlers and the tools for which they run (observed in Claude
/// Code 2.1.332).
///
/// Claude Code runs handlers once if they have the same shell, command, arguments and condition and come from
/// settings or from the same plugin. It runs the administrator's `PostToolUse` hooks for failed calls as well.
struct HookCoverage {
  typealias Place = RegistrationChecks.Place

  /// A handler that runs for some calls.
  private struct Run {
    let place: Place
    let reach: HandlerReach

    init(_ place: Place) {
      self.place = place
      reach = HandlerReach(matcher: place.handler.matcher, condition: place.handler.condition)
    }
  }

  private let runs: [Run]

  /// Creates the value.
  ///
  /// - Parameter places: The handlers that run, in the order of their files.
  init(_ places: [Place]) {
    var seen: Set<[String?]> = []
    runs = places.compactMap { place in
      // Equal handlers run for the tools of each one's matcher.
      let key = Self.identity(of: place) + [place.handler.matcher]
      return seen.insert(key).inserted ? Run(place) : nil
    }
  }

  /// The first handler that runs.
  var first: Place? { runs.first?.place }

  /// Returns the properties by which Claude Code identifies a handler.
  private static func identity(of place: Place) -> [String?] {
    let handler = place.handler
    let plugin: String? =
      if case .plugin(let name, _) = place.source.origin { name } else { nil }
    return [
      plugin, handler.event, handler.shell ?? "bash", handler.text,
      handler.arguments?.joined(separator: "\u{0}"), handler.condition,
    ]
  }

  /// The handlers, if each of them is limited to some calls; empty otherwise.
  var limits: [RegisteredHandler] {
    let handlers = runs.map { $0.place.handler }
    return handlers.contains { $0.limit == nil } ? [] : handlers
  }

  /// The distinct handlers that log the same call; at most one if each call is logged once.
  var doubles: [Place] {
    let tools = Set(runs.flatMap { $0.reach.tools ?? [] })
    let doubles = tools.map { tool in
      distinct(runs.filter { $0.reach.tools?.contains(tool) == true })
    }
    return doubles.max { $0.count < $1.count } ?? []
  }

  /// Returns the distinct handlers that run for the same calls.
  ///
  /// If each of them runs only for some calls, it is unknown whether those overlap, so only the first is returned.
  private func distinct(_ runs: [Run]) -> [Place] {
    var seen: Set<[String?]> = []
    let distinct = runs.filter { seen.insert(Self.identity(of: $0.place)).inserted }
    let whole = distinct.filter { !$0.reach.isPartial }
    return (whole.isEmpty ? Array(distinct.prefix(1)) : distinct).map { $0.place }
  }
}
