import Bytes

/// Which calls of an event are logged, and how often: which of the handlers that are run are one to Claude Code, and for
/// which tools (seen in 2.1.332).
///
/// Claude Code runs handlers once that are alike in shell, command, arguments and condition and come from settings, or from the
/// same plugin. It runs the administrator's PostToolUse hooks for calls that fail as well.
struct HookCoverage {
  typealias Place = RegistrationChecks.Place

  /// What Claude Code runs once.
  private struct Run {
    let place: Place
    let reach: HandlerReach

    init(_ place: Place) {
      self.place = place
      reach = HandlerReach(matcher: place.handler.matcher, condition: place.handler.condition)
    }
  }

  private let runs: [Run]

  /// - Parameter places: The handlers that are run, in the order of their files.
  init(_ places: [Place]) {
    var seen: Set<[String?]> = []
    runs = places.compactMap { place in
      // Of handlers that are alike each is for the tools of its own matcher.
      let key = Self.identity(of: place) + [place.handler.matcher]
      return seen.insert(key).inserted ? Run(place) : nil
    }
  }

  /// The first handler that is run.
  var first: Place? { runs.first?.place }

  /// What makes handlers one to Claude Code.
  private static func identity(of place: Place) -> [String?] {
    let handler = place.handler
    let plugin: String? =
      if case .plugin(let name, _) = place.source.origin { name } else { nil }
    return [
      plugin, handler.event, handler.shell ?? "bash", handler.text,
      handler.arguments?.joined(separator: "\u{0}"), handler.condition,
    ]
  }

  /// The limits of the handlers, where none of them is for all calls.
  var limits: [RegisteredHandler] {
    let handlers = runs.map { $0.place.handler }
    return handlers.contains { $0.limit == nil } ? [] : handlers
  }

  /// Handlers that log the same calls, one each; the first of them alone where each call is logged once.
  var doubles: [Place] {
    let tools = Set(runs.flatMap { $0.reach.tools ?? [] })
    let doubles = tools.map { tool in
      distinct(runs.filter { $0.reach.tools?.contains(tool) == true })
    }
    return doubles.max { $0.count < $1.count } ?? []
  }

  /// One each of those that Claude Code runs for the same calls: where two are for some calls each, nobody can tell
  /// whether those are the same.
  private func distinct(_ runs: [Run]) -> [Place] {
    var seen: Set<[String?]> = []
    let distinct = runs.filter { seen.insert(Self.identity(of: $0.place)).inserted }
    let whole = distinct.filter { !$0.reach.isPartial }
    return (whole.isEmpty ? Array(distinct.prefix(1)) : distinct).map { $0.place }
  }
}
