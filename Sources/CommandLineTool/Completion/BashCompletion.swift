/// The completion script for bash 3.2, which macOS ships, and later: it uses no associative arrays, and
/// `compopt` only if it exists.
struct BashCompletion {
  let program: Command

  private var contexts: [CompletionContext] { CompletionContext.all(of: program) }
  /// The prefix of the names of the script's functions.
  private var prefix: String { "_" + program.functionName }

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
    \((contexts.map(names) + values).joined(separator: "\n"))
      esac
    }

    complete -F \(prefix) \(program.name.shellQuoted)

    """
  }

  /// The `case` clauses for options already given: which take a value, and the other forms of those with a letter.
  private var cases: String {
    var clauses: [Clause] = []
    for context in contexts {
      for option in context.options {
        for form in option.forms {
          let others = option.forms.filter { $0 != form }
          if option.valueName != nil {
            let name = form == "--" + option.name ? "$word" : "--" + option.name
            clauses.append((pattern(of: form, in: context), "option=\(name)"))
          } else if !others.isEmpty {
            let given = "given+=\((others.joined(separator: " ") + " ").shellQuoted)"
            clauses.append((pattern(of: form, in: context), given))
          }
        }
      }
    }
    return Self.text(of: clauses, indent: "        ")
  }

  /// Returns the clause that offers the subcommands and options of a context.
  private func names(in context: CompletionContext) -> String {
    var lines = ["    \(pattern(of: "", in: context)))"]
    if !context.commands.isEmpty {
      lines += [
        "      if ((COMP_CWORD == \(context.position))); then",
        "        \(prefix)_words \(Self.list(of: context.commands.map { $0.word }))", "      fi",
      ]
    }
    let repeatable = context.options.filter { $0.isRepeatable }.flatMap { $0.forms }
    if !repeatable.isEmpty { lines.append("      \(prefix)_words \(Self.list(of: repeatable))") }
    let others = context.options.filter { !$0.isRepeatable }.flatMap { $0.forms }
    lines += ["      \(prefix)_once \(Self.list(of: others))", "      ;;"]
    return lines.joined(separator: "\n")
  }

  /// The clauses that offer the values of options.
  private var values: [String] {
    let clauses = contexts.flatMap { context in
      context.options.compactMap { option -> Clause? in
        action(offering: option.values).map { (pattern(of: "--" + option.name, in: context), $0) }
      }
    }
    return clauses.isEmpty ? [] : [Self.text(of: clauses, indent: "    ")]
  }

  private func action(offering values: ValueKind) -> String? {
    switch values {
    case .anything: nil
    case .words(let words): "\(prefix)_words \(Self.list(of: words))"
    case .wordOrPair(let words): "\(prefix)_pairs \(Self.list(of: words))"
    case .directory: "\(prefix)_paths -d"
    case .file: "\(prefix)_paths -f"
    }
  }

  private func pattern(of form: String, in context: CompletionContext) -> String {
    "\(context.subcommand ?? "") \(form)".shellQuoted
  }

  private static func list(of words: [String]) -> String {
    words.map { $0.shellQuoted }.joined(separator: " ")
  }

  /// A pattern of a `case`, and what is done.
  private typealias Clause = (pattern: String, action: String)

  /// Returns the clauses, merging those that have the same action.
  private static func text(of clauses: [Clause], indent: String) -> String {
    var actions: [String] = []
    for (_, action) in clauses where !actions.contains(action) { actions.append(action) }
    return actions.map { action in
      let same = clauses.filter { $0.action == action }.map { $0.pattern }
      let lines = stride(from: 0, to: same.count, by: 4).map { start in
        same[start..<min(start + 4, same.count)].joined(separator: " | ")
      }
      return indent + lines.joined(separator: " | \\\n\(indent)") + ")\n\(indent)  \(action) ;;"
    }.joined(separator: "\n")
  }
}
