import Bytes

/// The completion script for bash 3.2, which macOS ships, and later: it uses no associative arrays, and
/// `compopt` only if it exists.
struct BashCompletion {
  private let program: Command
  private let places: [CompletionContext]
  /// The prefix of the names of the script's functions.
  private let prefix: String

  init(_ program: Command) {
    self.program = program
    places = CompletionContext.all(of: program)
    prefix = "_" + program.functionName
  }

  var script: String {
    """
    \(program.completionHeader(for: .bash))

    # Adds the words that begin with what is typed.
    \(prefix)_words() {
      local word
      for word; do
        if [[ $word == "$typed"* ]]; then COMPREPLY+=("$before$word"); fi
      done
    }

    # Adds the options that aren't given yet.
    \(prefix)_once() {
      local option
      for option; do
        if [[ $given != *" $option "* ]]; then \(prefix)_words "$option"; fi
      done
    }

    # Adds the words, or behind a word and a comma the others.
    \(prefix)_pairs() {
      local first=${typed%%,*} second
      if [[ $typed != *,* ]]; then \(prefix)_words "$@"; return; fi
      for second; do
        if [[ $second != "$first" ]]; then \(prefix)_words "$first,$second"; fi
      done
    }

    # Adds the files (-f) or directories (-d) that begin with what is typed.
    \(prefix)_paths() {
      local path
      compopt -o filenames 2> /dev/null
      while IFS= read -r path; do
        if [[ -n $path ]]; then COMPREPLY+=("$before$path"); fi
      done <<< "$(compgen "$1" -- "$typed")"
    }

    \(prefix)() {
      local typed=${COMP_WORDS[COMP_CWORD]} before='' subcommand='' option='' given=' ' word index
      COMPREPLY=()
      for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ -n $option ]]; then
          # Bash takes --name=value apart unless it is told not to.
          if [[ $word != '=' ]]; then option=''; fi
        elif [[ $word == -* ]]; then
          given+="${word%%=*} "
          case "$subcommand $word" in
    \(cases)
          esac
        elif ((index == 1)); then
          subcommand=$word
        fi
      done
      if [[ -z $option && $typed == --*=* ]]; then
        option=${typed%%=*}
        typed=${typed#*=}
        if [[ $COMP_WORDBREAKS != *=* ]]; then before=$option=; fi
      elif [[ -n $option && $typed == '=' ]]; then
        typed=''
      fi
      case "$subcommand $option" in
    \((places.map(names) + values).joined(separator: "\n"))
      esac
    }

    complete -F \(prefix) \(program.name.shellQuoted)

    """
  }

  /// The `case` clauses for options already given: which take a value, and the other forms of those with a letter.
  private var cases: String {
    var patterns: [(pattern: String, action: String)] = []
    for place in places {
      for option in place.options {
        for form in option.forms {
          let others = option.forms.filter { $0 != form }
          if option.valueName != nil {
            let name = form == "--" + option.name ? "$word" : "--" + option.name
            patterns.append((pattern(place, form), "option=\(name)"))
          } else if !others.isEmpty {
            let given = "given+=\((others.joined(separator: " ") + " ").shellQuoted)"
            patterns.append((pattern(place, form), given))
          }
        }
      }
    }
    return Self.clauses(patterns, indent: "        ")
  }

  /// Returns the clause that offers the subcommands and options of a context.
  private func names(_ place: CompletionContext) -> String {
    var lines = ["    \(pattern(place, "")))"]
    if !place.commands.isEmpty {
      let index = place.subcommand == nil ? 1 : 2
      lines.append("      if ((COMP_CWORD == \(index))); then")
      lines.append("        \(prefix)_words \(Self.list(place.commands.map { $0.word }))")
      lines.append("      fi")
    }
    let repeatable = place.options.filter { $0.isRepeatable }.flatMap { $0.forms }
    if !repeatable.isEmpty { lines.append("      \(prefix)_words \(Self.list(repeatable))") }
    let others = place.options.filter { !$0.isRepeatable }.flatMap { $0.forms }
    lines.append("      \(prefix)_once \(Self.list(others))")
    return (lines + ["      ;;"]).joined(separator: "\n")
  }

  /// The clauses that offer the values of options.
  private var values: [String] {
    let patterns = places.flatMap { place in
      place.options.compactMap { option in
        action(option.values).map { (pattern: pattern(place, "--" + option.name), action: $0) }
      }
    }
    return patterns.isEmpty ? [] : [Self.clauses(patterns, indent: "    ")]
  }

  private func action(_ values: ValueKind) -> String? {
    switch values {
    case .anything: nil
    case .words(let words): "\(prefix)_words \(Self.list(words))"
    case .wordOrPair(let words): "\(prefix)_pairs \(Self.list(words))"
    case .directory: "\(prefix)_paths -d"
    case .file: "\(prefix)_paths -f"
    }
  }

  private func pattern(_ place: CompletionContext, _ form: String) -> String {
    "\(place.subcommand ?? "") \(form)".shellQuoted
  }

  private static func list(_ words: [String]) -> String {
    words.map { $0.shellQuoted }.joined(separator: " ")
  }

  /// Returns the clauses of a `case`, one for each action.
  private static func clauses(
    _ patterns: [(pattern: String, action: String)], indent: String
  ) -> String {
    var actions: [String] = []
    for (_, action) in patterns where !actions.contains(action) { actions.append(action) }
    return actions.map { action in
      let same = patterns.filter { $0.action == action }.map { $0.pattern }
      let lines = stride(from: 0, to: same.count, by: 4).map { start in
        same[start..<min(start + 4, same.count)].joined(separator: " | ")
      }
      return indent + lines.joined(separator: " | \\\n\(indent)") + ")\n\(indent)  \(action) ;;"
    }.joined(separator: "\n")
  }
}
