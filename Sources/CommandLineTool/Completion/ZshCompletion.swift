/// The completion script for zsh: a file `_<program>` on `fpath`, or one to be sourced.
struct ZshCompletion {
  let program: Command

  private var contexts: [CompletionContext] { CompletionContext.all(of: program) }
  private var function: String { "_" + program.functionName }

  var script: String {
    """
    #compdef \(program.name)
    \(program.completionHeader(for: .zsh))

    \(function)_subcommands() {
      local -a subcommands=(
    \(program.subcommands.map { "    " + described($0) }.joined(separator: "\n"))
      )
      _describe -t commands subcommand subcommands
    }

    \(function)() {
      local -a word
      if (( CURRENT > 2 )); then
        case $words[2] in
    \(contexts.dropFirst().map(clause).joined(separator: "\n"))
        esac
      fi
    \(ownArguments)
    }

    if [[ $funcstack[1] == \(fileName) ]]; then
      \(function) "$@"
    else
      compdef \(function) \(program.name.shellQuoted)
    fi

    """
  }

  /// The name of the file on `fpath`, which is also the function's name while it is loaded.
  private var fileName: String { ("_" + program.name).shellQuoted }

  /// Returns the `case` clause that completes after a subcommand.
  private func clause(for context: CompletionContext) -> String {
    """
          (\((context.subcommand ?? "").shellQuoted))
            shift words
            (( CURRENT-- ))
    \(arguments(in: context, indent: "        "))
            return
            ;;
    """
  }

  /// The lines that complete after the program's name; a subcommand only directly after it.
  private var ownArguments: String {
    guard let own = contexts.first else { return "" }
    return """
        if (( CURRENT == 2 )); then word=('1:subcommand:\(function)_subcommands'); fi
      \(arguments(in: own, indent: "  ", word: "$word"))
      """
  }

  private func arguments(in context: CompletionContext, indent: String, word: String? = nil)
    -> String
  {
    var specifications = word.map { [$0] } ?? []
    if word == nil, !context.commands.isEmpty {
      specifications.append("1:subcommand:\(function)_subcommands".shellQuoted)
    }
    specifications += context.options.flatMap(Self.specifications)
    return indent + "_arguments : "
      + specifications.map { "\\\n\(indent)  \($0)" }.joined(separator: " ")
  }

  /// Returns the `_arguments` specifications of an option, one for each form.
  private static func specifications(of option: Option) -> [String] {
    option.forms.map { form in
      let isLong = form.hasPrefix("--")
      let others = option.forms.count > 1 ? "(\(option.forms.joined(separator: " ")))" : ""
      let sign = option.valueName != nil && isLong ? "=" : ""
      let value =
        option.valueName.map { ":\(escaped($0)):\(action(offering: option.values))" } ?? ""
      return
        ((option.isRepeatable ? "*" : others) + form + sign
        + "[\(escaped(option.summary))]" + value).shellQuoted
    }
  }

  private static func action(offering values: ValueKind) -> String {
    switch values {
    case .anything: " "
    case .words(let words): "(\(words.map(escaped).joined(separator: " ")))"
    case .wordOrPair(let words):
      " _sequence -n 2 compadd - \(words.map(escaped).joined(separator: " "))"
    case .directory: "_files -/"
    case .file: "_files"
    }
  }

  /// Returns a subcommand and its description, for `_describe`.
  private func described(_ command: Command) -> String {
    "\(Self.escaped(command.word)):\(command.summary)".shellQuoted
  }

  /// Returns the text with backslashes before the special characters of a specification.
  private static func escaped(_ text: String) -> String {
    text.replacing([
      #"\"#: #"\\"#, "[": #"\["#, "]": #"\]"#, "(": #"\("#, ")": #"\)"#, ":": #"\:"#,
    ])
  }
}
