/// The completion script for fish, from 3.0 on.
struct FishCompletion {
  let program: Command

  /// The prefix of the names of the script's functions.
  private var prefix: String { "__" + program.functionName }
  /// The start of each line.
  private var start: String { "complete -c \(program.name.fishQuoted)" }

  var script: String {
    """
    \(program.completionHeader(for: .fish))

    # Whether the line is about that command, and none of those options is given: --name=, which is
    # given only when its value is there, too, or --name.
    function \(prefix)_expects --argument-names command
        set -l words (commandline -opc)
        set -l actual \(program.name.fishQuoted)
        if contains -- "$words[2]" \(Self.list(of: program.subcommands.map({ $0.word })))
            set actual $words[2]
        end
        test "$command" = "$actual"; or return 1
        set -l before $words
        set -e before[-1]
        for option in $argv[2..-1]
            string match -q -- "$option*" $words; and string match -q -- '*=' $option; and return 1
            contains -- (string replace -r '=$' '' -- $option) $before; and return 1
            contains -- $option $words; and return 1
        end
        return 0
    end

    # Whether so many words are typed before this one.
    function \(prefix)_is_after
        test (count (commandline -opc)) -eq $argv[1]
    end

    # What is typed of a value, also behind --name=.
    function \(prefix)_typed
        commandline -ct | string replace -r '^--[^=]*=' ''
    end

    # The directories that begin with what is typed.
    function \(prefix)_directories
        __fish_complete_directories (\(prefix)_typed)
    end

    # The words, or behind a word and a comma the others.
    function \(prefix)_pairs
        set -l first (string match -r '^[^,]*,' -- (\(prefix)_typed))
        for word in $argv
            test "$word," = "$first"; or echo "$first$word"
        end
    end

    \(start) -f
    \(CompletionContext.all(of: program).flatMap(lines).joined(separator: "\n"))

    """
  }

  private func lines(for context: CompletionContext) -> [String] {
    let expects = "\(prefix)_expects \((context.subcommand ?? program.name).fishQuoted)"
    let commands = context.commands.map { command in
      let condition = "\(expects); and \(prefix)_is_after \(context.position)"
      return line(if: condition, words: "-a \(command.word.fishQuoted)", help: command.summary)
    }
    let options = context.options.map { option in
      let sign = option.valueName == nil ? "" : "="
      let once = option.isRepeatable ? [] : option.forms.map { $0 + sign }
      let condition = ([expects] + once.map { $0.fishQuoted }).joined(separator: " ")
      return line(if: condition, words: words(for: option), help: option.summary)
    }
    return commands + options
  }

  private func line(if condition: String, words: String, help: String) -> String {
    "\(start) -n \(condition.fishQuoted) \(words) -d \(help.fishQuoted)"
  }

  private func words(for option: Option) -> String {
    let letter = option.letter.map { "-s \($0) " } ?? ""
    let name = letter + "-l \(option.name.fishQuoted)"
    guard option.valueName != nil else { return name }
    let values: String? =
      switch option.values {
      case .anything: nil
      case .words(let words): Self.list(of: words)
      case .wordOrPair(let words): "(\(prefix)_pairs \(Self.list(of: words)))"
      case .directory: "(\(prefix)_directories)"
      case .file: "(__fish_complete_path (\(prefix)_typed))"
      }
    return name + " -x" + (values.map { " -a \($0.fishQuoted)" } ?? "")
  }

  private static func list(of words: [String]) -> String {
    words.map { $0.fishQuoted }.joined(separator: " ")
  }
}
