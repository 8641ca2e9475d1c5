/// The iterations of a request, each of which has a prompt of its own.
extension TokenUsage {
  /// Returns the usage of each iteration as it is billed: with what only the whole usage tells.
  ///
  /// The first iteration has the web searches. Iterations that don't split their cache writes share what is left of
  /// the whole's split: those for an hour come first.
  func split(into iterations: [TokenUsage]) -> [TokenUsage] {
    var hourLeft = cacheWrite1h
    for iteration in iterations where iteration.hasCacheWriteSplit {
      hourLeft -= min(hourLeft, iteration.cacheWrite1h)
    }
    var searchesLeft = webSearches
    return iterations.map { iteration in
      var part = iteration
      if !iteration.hasCacheWriteSplit {
        part.cacheWriteSplit1h = min(hourLeft, iteration.cacheWrites)
        hourLeft -= part.cacheWriteSplit1h
      }
      (part.webSearches, searchesLeft) = (searchesLeft, 0)
      (part.isFast, part.isInUS) = (isFast, isInUS)
      return part
    }
  }
}
