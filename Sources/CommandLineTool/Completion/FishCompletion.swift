import Bytes

/// The completion script for fish, from 3.0 on.
struct FishCompletion {
  private let program: Command
  private let places: [CompletionContext]
  /// The prefix of the names of the script's functions.
  private let prefix: String
  /// The start of each line.
  private let start: String

  init(_ program: Command) {
    self.program = program
    places = CompletionContext.all(of: program)
    prefix = "__" + program.functionName
    start = "complete -c \(program.name.fishQuoted)"
  }

  var script: String {
    """
    \(program.completionHeader(for: .fish))

    # Whether the line is about that command, and none of those options is given: --name=, which is
    # given only when its value is there, too, or --name.
    function \(prefix)_expects --argument-names command
        set -l words (commandline -opc)
        set -l actual \(program.name.fishQuoted)
        if contains -- "$words[2]" \(Self.list(program.subcommands.map({ $0.word })))
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
    function \(prefix)_is_behind
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
    \(places.flatMap(lines).joined(separator: "\n"))

    """
  }

  private func lines(_ place: CompletionContext) -> [String] {
    let subcommand = place.subcommand ?? program.name
    let index = place.subcommand == nil ? 1 : 2
    let expects = "\(prefix)_expects \(subcommand.fishQuoted)"
    return place.commands.map { command in
      let condition = "\(expects); and \(prefix)_is_behind \(index)"
      return line(condition, "-a \(command.word.fishQuoted)", command.summary)
    }
      + place.options.map { option in
        let sign = option.valueName == nil ? "" : "="
        let once = option.isRepeatable ? [] : option.forms.map { $0 + sign }
        let condition = ([expects] + once.map { $0.fishQuoted }).joined(separator: " ")
        return line(condition, Self.words(for: option, prefix), option.summary)
      }
  }

  private func line(_ condition: String, _ words: String, _ help: String) -> String {
    "\(start) -n \(condition.fishQuoted) \(words) -d \(help.fishQuoted)"
  }

  private static func words(for option: Option, _ prefix: String) -> String {
    let letter = option.letter.map { "-s \($0) " } ?? ""
    let name = letter + "-l \(option.name.fishQuoted)"
    guard option.valueName != nil else { return name }
    let values: String? =
      switch option.values {
      case .anything: nil
      case .words(let words): list(words)
      case .wordOrPair(let words): "(\(prefix)_pairs \(list(words)))"
      case .directory: "(\(prefix)_directories)"
      case .file: "(__fish_complete_path (\(prefix)_typed))"
      }
    return name + " -x" + (values.map { " -a \($0.fishQuoted)" } ?? "")
  }

  private static func list(_ words: [String]) -> String {
    words.map { $0.fishQuoted }.joined(separator: " ")
  }
}
