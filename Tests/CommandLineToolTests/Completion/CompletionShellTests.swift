import CommandLineTool
import Foundation
import TestSupport
import Testing

struct CompletionShellTests {
  /// Text that a shell would execute, split or expand if it weren't quoted.
  private static let help =
    #"It's "a" \ [b] $HOME $(touch ran) `touch ran` {c,d} <e> *f? ~g !h #i ;j |k &l é:%m, "#
    + #"'--n=o' -p: all."#

  private static let program = Command(
    "a-tool", overview: help, usage: [],
    options: [
      Option(
        "range", letter: "r", value: "day's [x]:y", values: .words(["a", "b.c", "12:30"]),
        help: help),
      Option("by", value: "key", values: .wordOrPair(["one", "two", "three"]), help: help),
      Option("file", value: "path", isRepeatable: true, help: help),
      Option("directory", value: "path", values: .directory, isRepeatable: true, help: help),
      Option("quiet", letter: "q", help: help), Option("quick", help: help),
    ],
    subcommands: [
      Command("a-tool turn", overview: help, usage: [], options: [Option("quick", help: help)]),
      Command(
        "a-tool take", overview: help, usage: [],
        options: [Option("quick", value: "n", values: .words(["1", "2"]), help: help)]),
      Command("a-tool help", overview: help, usage: [], operand: "subcommand"),
    ])

  @Test(arguments: CompletionShell.allCases)
  func `completes what the table says`(_ shell: CompletionShell) throws {
    let script = shell.script(for: Self.program)
    guard let completing = CompletingShell(shell.rawValue, reading: script) else { return }
    #expect(try completing.checkSyntax() == Consequences())
    let differences = try CompletionCheck(Self.program).differences(in: completing)
    #expect(differences == "")
  }

  @Test(arguments: CompletionShell.allCases)
  func `completes a program without options of its own`(_ shell: CompletionShell) throws {
    let program = Command("tool", overview: "Do things.", usage: [])
    let script = shell.script(for: program)
    guard let completing = CompletingShell(shell.rawValue, reading: script) else { return }
    #expect(try completing.checkSyntax() == Consequences())
    let differences = try CompletionCheck(program).differences(in: completing)
    #expect(differences == "")
  }

  @Test(arguments: CompletionShell.allCases)
  func `says how it was made and names everything`(_ shell: CompletionShell) {
    let script = shell.script(for: Self.program)
    #expect(script.contains("\n#   a-tool --generate-completion-script \(shell.rawValue)\n"))
    #expect(script.hasSuffix("\n"))
    for word in ["range", "directory", "quick", "turn", "take", "help", "b.c", "three"] {
      #expect(script.contains(word), "\(word)")
    }
  }

  @Test func `asks nothing of bash that version 3.2 hasn't`() {
    let script = CompletionShell.bash.script(for: Self.program)
    for word in [
      "mapfile", "readarray", "declare", "local -", ",,}", "^^}", "|&", ";&", "&>>", "[-1]", "< <(",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
    #expect(script.contains("compopt -o filenames 2> /dev/null\n"))
  }

  @Test func `answers bash with all of a word that it doesn't take apart`() throws {
    let script = CompletionShell.bash.script(for: Self.program)
    guard let bash = Program.installed("bash", for: "completing in bash") else { return }
    let drive = """
      eval "$1"
      COMP_WORDBREAKS=$2
      COMP_WORDS=(a-tool --by=one,t)
      COMP_CWORD=1
      _a_tool
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    for (breaks, start) in [(" :", "--by="), (" =:", "")] {
      let consequences = try bash.run(["--norc", "-c", drive, "bash", script, breaks])
      #expect(consequences == Consequences("\(start)one,two\n\(start)one,three\n"))
    }
  }
}
