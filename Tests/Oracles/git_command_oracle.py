"""Says whether a shell call commits, pushes or opens a pull request: the record's `git`.

Reads the command as a POSIX shell would, down to the simple commands, those in substitutions too. What a word becomes only when it
is run (`$NAME`, `$(...)`) stands in it as a NUL, which nothing that is looked for has. Scripts in quotes (`sh -c '...'`), in bodies
of heredocs and after programs that run others (`xargs`, `timeout`) are not looked into.
"""
import re

from hook_json import member

KEYWORDS = "then do else ! { } if elif while until".split()
ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z_0-9]*(\[[^]]*\])?\+?=")
REDIRECTION = re.compile(r"[0-9]*(<<<|<<-|<<|<>|<&|>>|>\||>&|[<>])|&>>|&>")
EXPANSION = re.compile(r"\$([A-Za-z_][A-Za-z_0-9]*|[0-9@*#?$!-])")
BLANKS = re.compile(r"([ \t\r]|\\\n)*")
COMMENT = re.compile("#[^\n]*")
SPECIAL = " \t\r\n;&|<>()"
UNKNOWN = "\0"
# Programs that run what follows, and which of their options take the next word.
WRAPPERS = {
    "sudo": ("ughpCrtTUDR", "user group host prompt close-from chroot role type command-timeout other-user chdir".split()),
    "env": ("uCS", ("unset", "chdir", "split-string")),
    "time": ("fo", ("format", "output")),
    "exec": ("a", ()),
    "command": ("", ()),
    "nohup": ("", ()),
}
OPTIONS_OF_GIT = ("-C", "-c", "--git-dir", "--work-tree", "--namespace")
HARMLESS = ("--help", "-h", "--dry-run")


def git_operation(command, response):
    """`pr`, `commit` or `push`, the first of them that COMMAND does, else that the RESPONSE tells of; else None."""
    done = {operation(words) for words in simple_commands(command)} - {None}
    told = member(response, "gitOperation", dict) or {}
    if not done:
        done = {name for name in ("commit", "push") if told.get(name) is not None}
        if told.get("pr") is not None and member(told["pr"], "action") in (None, "created"):
            done.add("pr")
    return next((name for name in ("pr", "commit", "push") if name in done), None)


# What a simple command does

def operation(words):
    """What the simple command of WORDS does."""
    program, *arguments = program_of(words) or [""]
    if any(word in HARMLESS for word in arguments):
        return None
    if program == "git" or program.endswith("/git"):
        found = subcommand(arguments)
        return found if found == "commit" or found == "push" and "-n" not in arguments else None
    if program == "gh" or program.endswith("/gh"):
        return "pr" if without_repository(arguments)[:2] in (["pr", "create"], ["pr", "new"]) else None
    return None


def program_of(words):
    """The texts of WORDS from the program on that is run in the end."""
    words = list(words)
    while words and words[0].text in KEYWORDS and words[0].is_plain:
        del words[0]
    wrapper = None
    while words:
        assignment = ASSIGNMENT.match(words[0].text)
        if assignment and (wrapper or assignment.end() <= words[0].plain):
            del words[0]
        elif words[0].text in WRAPPERS:
            wrapper = words.pop(0).text
            if wrapper == "command" and words and re.fullmatch("-p*[vV].*", words[0].text):
                return None  # only tells where a program is
            skip_options(words, *WRAPPERS[wrapper])
        else:
            break
    return [word.text for word in words]


def skip_options(words, letters, names):
    """Takes the options off WORDS, together with the values of those that have LETTERS or NAMES."""
    while words and words[0].text.startswith("-"):
        option = words.pop(0).text
        if option == "--":
            return
        last = next((place for place, letter in enumerate(option) if letter in letters), None)  # what follows is its value
        if option[2:] in names if option.startswith("--") else last == len(option) - 1:
            del words[:1]


def subcommand(arguments):
    """The first of git's ARGUMENTS that is neither an option nor an option's value."""
    arguments = list(arguments)
    while arguments and arguments[0].startswith("-"):
        del arguments[:2 if arguments[0] in OPTIONS_OF_GIT else 1]
    return arguments[0] if arguments else None


def without_repository(arguments):
    """ARGUMENTS of gh without those that say which repository is meant."""
    kept, arguments = [], list(arguments)
    while arguments:
        word = arguments.pop(0)
        if word in ("-R", "--repo"):
            del arguments[:1]
        elif not re.match("-R|--repo=", word):
            kept.append(word)
    return kept


# Reading a script

class Word:
    """A word without its quotes, and how many characters of it stand before the first quote."""

    def __init__(self, text, plain):
        self.text, self.plain = text, plain

    @property
    def is_plain(self):
        return self.plain == len(self.text)


def simple_commands(script):
    """The simple commands of SCRIPT, each a list of words, in no particular order."""
    reader = Reader(script)
    while reader.at < len(script):
        reader.read_list()
    return reader.commands


class Reader:
    """Goes through a script once, gathering its commands."""

    def __init__(self, script):
        self.script, self.at = script, 0
        self.commands, self.heredocs = [], []

    def sees(self, text):
        return self.script.startswith(text, self.at)

    def took(self, text):
        """Whether TEXT comes next; if so, goes past it."""
        is_next = self.sees(text)
        self.at += len(text) if is_next else 0
        return is_next

    def matched(self, pattern):
        """What PATTERN matches here; goes past it."""
        found = pattern.match(self.script, self.at)
        self.at = found.end() if found else self.at
        return found

    def until(self, text):
        """What stands before the next TEXT; goes past it."""
        end = self.script.find(text, self.at)
        end = len(self.script) if end < 0 else end
        passed, self.at = self.script[self.at:end], end + len(text)
        return passed

    def read_list(self):
        """Reads commands up to and with a closing parenthesis, or to the end."""
        words = []
        while self.matched(BLANKS) and self.at < len(self.script):
            character = self.script[self.at]
            if self.matched(COMMENT):
                continue
            if not self.sees("<(") and not self.sees(">(") and (redirection := self.matched(REDIRECTION)):
                self.read_target(redirection[1])
            elif character not in ";&|()\n":
                words.append(self.read_word())
            else:
                self.commands.append(words)
                words = []
                self.at += 1
                if character == "\n":
                    self.skip_heredocs()
                elif character == "(":
                    self.read_list()
                elif character == ")":
                    return
        self.commands.append(words)

    def read_target(self, sign):
        """Reads what comes after the SIGN of a redirection: a file, or the end of a heredoc that begins in the next line."""
        self.matched(BLANKS)
        target = self.read_word().text
        if sign in ("<<", "<<-"):
            self.heredocs.append((target, sign == "<<-"))

    def skip_heredocs(self):
        """Goes past the bodies of the heredocs announced in the line before."""
        for delimiter, has_tabs in self.heredocs:
            while self.at < len(self.script):
                line = self.until("\n")
                if (line.lstrip("\t") if has_tabs else line) == delimiter:
                    break
        self.heredocs = []

    def read_word(self):
        """Reads a word, empty when none begins here."""
        text, plain = "", None
        while self.at < len(self.script):
            character = self.script[self.at]
            if self.took("\\\n"):
                continue
            if character in "'\"\\" or self.sees("$'") or self.sees('$"'):
                plain = len(text) if plain is None else plain
                text += self.read_quoted()
            elif character in "$`":
                text += self.read_expansion(quoted=False)
            elif not text and (self.took("<(") or self.took(">(")):
                self.read_list()
                text += UNKNOWN
            elif character == "(" and plain is None and ASSIGNMENT.fullmatch(text):
                self.at += 1
                self.read_array()
            elif character not in SPECIAL:
                text += character
                self.at += 1
            else:
                break
        return Word(text, len(text) if plain is None else plain)

    def read_array(self):
        """Reads the elements of an array, which are no command."""
        while self.at < len(self.script) and not self.took(")"):
            if self.matched(COMMENT):
                continue
            if self.script[self.at] in SPECIAL:
                self.at += 1
            else:
                self.read_word()

    def read_quoted(self):
        """Reads what is quoted here, whichever way."""
        if self.took("\\"):
            self.at += 1
            return self.script[self.at - 1:self.at]
        if self.took("'"):
            return self.until("'")
        if self.took("$'"):
            text = self.matched(re.compile(r"(?s:[^'\\]|\\.)*"))[0]
            self.at += 1
            return re.sub(r"(?s:\\(.))", r"\1", text)
        self.took("$")
        self.at += 1
        return self.read_up_to('"')

    def read_up_to(self, end):
        """Reads text in which only expansions and backslashes mean something, past END."""
        text = ""
        while self.at < len(self.script) and not self.took(end):
            if self.took("\\"):
                following = self.script[self.at:self.at + 1]
                text += "" if following == "\n" else following if following in tuple('$`"\\') else "\\" + following
                self.at += 1
            elif self.script[self.at] in "$`":
                text += self.read_expansion(quoted=True)
            elif end == "}" and self.script[self.at] in "'\"":
                text += self.read_quoted()
            else:
                text += self.script[self.at]
                self.at += 1
        return text

    def read_expansion(self, quoted):
        """Reads what begins with a dollar or a backtick, and the commands in it."""
        if self.took("`"):
            script = self.matched(re.compile(r"(?s:[^`\\]|\\.)*"))[0]
            self.at += 1
            self.commands += simple_commands(re.sub(r'\\([$`\\"])' if quoted else r"\\([$`\\])", r"\1", script))
        elif arithmetic := self.arithmetic():
            self.at += len(arithmetic)
            inner = Reader(arithmetic)
            inner.read_up_to("\0")
            self.commands += inner.commands
        elif self.took("$("):
            self.read_list()
        elif self.took("${"):
            self.read_up_to("}")
        elif not self.matched(EXPANSION):
            self.at += 1
            return "$"
        return UNKNOWN

    def arithmetic(self):
        """The `$((...))` that begins here, with what is in it; None where none does."""
        if not self.sees("$(("):
            return None
        depth = 0
        for end in range(self.at + 1, len(self.script)):
            depth += {"(": 1, ")": -1}.get(self.script[end], 0)
            if depth == 1 and self.script[end] == ")":
                whole = self.script[self.at:end + 2]
                return "(" + whole[1:] if whole.endswith("))") else None
        return None
