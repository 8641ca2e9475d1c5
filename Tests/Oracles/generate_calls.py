"""Hook inputs without surroundings: shell commands for `git`, results for `result_hash`.

The commands are real: every one of their parts is run when bash runs them, and none does harm where `git`, `gh` and `sudo` are replaced.
So `test_record_oracle.py` can ask bash itself what a command calls.
"""

GIT_WORDS = ["commit", "commit", "push", "push", "status", "log", "add .", "stash push", "help commit", "commit-tree x", "subtree push",
             "rev-parse HEAD",
             "commit --dry-run", "push --dry-run", "push -n", "commit -n", "push --help", "commit -h", "branch commit", "tag push", ""]
GH_WORDS = ["pr create", "pr create", "pr new", "pr list", "pr view 7", "pr checkout create", "issue create", "repo create pr", "pr",
            "pr comment new",
            "-R a/b pr create", "pr -R a/b create", "pr --repo a/b new", "--repo=a/b pr create", "pr list create", "release create"]
GLOBALS = ["-C dir", "-C 'my dir'", '-C "commit"', "-c user.name=x", "-c 'alias.x=push y'", "--git-dir x", "--git-dir=x",
           "--work-tree push",
           "--work-tree=w", "--namespace n", "-p", "--no-pager", "--bare", "--literal-pathspecs", "-P", "-C a -c b=c",
           "--no-pager -C commit"]
PREFIXES = ["A=1", "A='b c'", 'A="b c" B=2', "A=", "A+=x", "sudo", "sudo -n", "sudo -u deploy", "sudo -Eu deploy", "sudo --user=deploy",
            "sudo -E --", "env",
            "env A=1", "env -u A B=2", "env 'A=b c'", "command", "command --", "time", "time -p", "nohup", "A=1 sudo -n env B=2 nohup",
            "command time -p"]
ARGUMENTS = ["-m x", "-am 'x; git push'", '-m "x && git push"', "-q", "origin main", "--force-with-lease", "a\\ b",
             "-m $'it\\'s; git push'", '-m "a \\" git push"',
             "-m don\\'t", "2>&1", ">/dev/null", "> /dev/null 2>&1", "&>/dev/null", "2> /dev/null", "</dev/null", "-m 'a\nb'",
             '-m "a\n# b\ngit push"',
             '-m "${A:-x y}"', "-m $A", '-m "$((1 + (2)))"', "# git push", "-m a#b", "\\\n  -q", "-F - <<< 'git push'", "commit push",
             "--", "-m \"'\" -q \"'\""]
DECOYS = ["true", "echo git commit", "echo 'a; git push'", 'echo "git push; git commit"', 'echo "a" "; git push ;" "b"',
          "printf '%s\\n' git push", "# git commit\ntrue",
          "true # ; git push", "echo a#; true", "echo \\; git push", "echo 'it' \\' '; git push' ",
          "{ grep -q x <<< '; git push' || true; }", "A='; git push'",
          "A=(git push)", "A=(\n  git push\n)", "echo {git,push}", "echo { git push", "echo then git push", "echo ! git push",
          "{ command -v git commit || true; }",
          "echo $((1 << 2))", "echo ${A:-git push}", "echo sudo git push", "echo x >/dev/null git push", "echo \"\\\"; git push\"",
          "legit commit", "./bin/gitx push",
          "{ 'git push' || true; }", "{ false || true; }", "git'' status", "echo a\\\n; true", "echo \"\\\\\" '; git push'",
          ": git commit", "echo $'a\\'; git push'", "echo '\"' git push '\"'"]
DELIMITERS = [("EOF", "EOF"), ("'EOF'", "EOF"), ('"END OF"', "END OF"), ("\\E", "E"), ("  X", "X"), ("-  TAB", "TAB")]
BODIES = ["git push", "it's", 'say "so', "git commit -m x", "(", ")", "# no", "EOF2", " EOF", "A text; git push", "- item", "}", "fi",
          "gh pr create"]
NOT_PLAIN = ('"', "<<", "#", "\\", "$'")
# What bash runs as well, but what the contract leaves open.
DOUBTFUL = ["if git push; then true; fi", "while ! git commit; do true; done", "until git push; do true; done",
            "if false; then true; elif git push; then true; fi",
            "case a in a) git commit;; esac", "f() { git push; }; f", "cat < <(git push)", "cat <<EOF\n$(git commit)\nEOF",
            "/usr/bin/env git push",
            "gh pr create --dry-run", "gh pr create --help", "gh pr create -R a/b -h", "git commit -m --dry-run",
            "git push origin -- -n", "git \"commit\"", '"git" push',
            "g\\it commit", "\\git commit", "${A:-git} commit", "${A:+$(git commit)}", "echo $(( $(git commit | wc -l) + 1 ))",
            "env -S 'git push'", "bash -c 'git push'",
            "sh -c \"git commit\"", "eval git push", "xargs git push </dev/null", "timeout 5 git push", ">log git push",
            "A[1]=x git commit", "git.exe push",
            "git push\r\ngit commit\r\n", "git commit -m 'unfinished", "& git push", "time -- git push", "{git push; }", "(git push",
            "git --config-env a=A commit",
            "git --exec-path commit", "git commit -anm x --dry-run=no", "GIT commit", "git push --dry-r", "command -p git commit",
            "echo $((git push) | cat)", "command -pv git commit", "git --version commit"]


class Commands:
    """Makes up shell commands."""

    def __init__(self, dice):
        self.dice = dice

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def script(self, depth=3, plain=False):
        """A script of up to a few commands; a PLAIN one has neither double quotes nor heredocs."""
        text = self.command(depth, plain)
        for _ in range(self.dice.choice((0, 0, 1, 1, 2, 3)) if depth else 0):
            separator = self.dice.choice(["\n", "\n", "\n\n"] if self.needs_line(text) else [";", " ; ", "\n", " && ", "&&", " & ",
                                                                                             " | ", "|", " |& ", "\n# git push\n",
                                                                                             " && " if plain else " \\\n && "])
            text += separator + self.command(depth - 1, plain)
        return text

    def needs_line(self, text):
        """Whether only a new line ends TEXT's last command: it may hold a comment or a heredoc's end."""
        return "<<" in text or "#" in text

    def command(self, depth, plain):
        if depth and self.chance(30):
            return self.compound(depth - 1, plain)
        while True:
            text = self.dice.choice(DECOYS) if self.chance(35) else self.simple(depth, plain)
            if not plain or not any(sign in text for sign in NOT_PLAIN):
                return text

    def compound(self, depth, plain):
        inner = self.script(depth, plain)
        end = "\n" if self.needs_line(inner) else self.dice.choice(["; ", " ; ", "\n"])
        end = "\n" if inner.rstrip(" ").endswith("&") else end
        form = self.dice.choice(["( INNER)", "{ INNER}", "if true; then INNERfi", "if false; then true; else INNERfi",
                                 "for a in b; do INNERdone",
                                 "for a in git push\ndo\nINNERdone", "{ { ! SIMPLE\n} || true; }", "( exec SIMPLE\n)",
                                 "{ false || SIMPLE\n}", "true $( INNER)", "A=$( INNER) B=`true`", "true <<< $( INNER)"]
                                + ([] if plain else ['true "$( INNER)"', 'true "a $( INNER ) b" c',
                                                     'echo "\'" "$( INNER)" "\'" >/dev/null']))
        if "$(" not in form and self.chance(15) and not plain:
            script = self.script(depth, plain=True)
            quote = self.dice.choice(['"', ""])
            return "true " + quote + "`" + script.replace("\\", "\\\\").replace("`", "\\`") + "`" + quote
        return form.replace("SIMPLE", self.call(plain)) if "SIMPLE" in form else form.replace("INNER", inner + end)

    def call(self, plain):
        """A simple command of git or gh, without any program before it."""
        while True:
            text = self.simple(0, plain).strip()
            if text.startswith("g") and not (plain and any(sign in text for sign in NOT_PLAIN)):
                return text

    def simple(self, depth, plain):
        program = self.dice.choice(["git"] * 6 + ["./bin/git", "gh", "gh", "gh"])
        words = [self.dice.choice(GIT_WORDS if program.endswith("git") else GH_WORDS)]
        if program.endswith("git") and self.chance(35):
            words.insert(0, self.dice.choice(GLOBALS))
        words.insert(0, program)
        if self.chance(35):
            words.insert(0, self.dice.choice(PREFIXES))
        words += sorted(self.dice.choices(ARGUMENTS, k=self.dice.choice((0, 0, 1, 1, 2))), key=lambda argument: argument.startswith("#"))
        if depth and not plain and self.chance(20) and not words[-1].startswith("#"):
            words.append(self.message())
        return "  " * self.chance(10) + " ".join(word for word in words if word)

    def message(self):
        """An argument with a heredoc in it, the way Claude Code writes messages, or an own heredoc."""
        shown, delimiter = self.dice.choice(DELIMITERS)
        quoted = "'" in shown or '"' in shown or "\\" in shown
        bodies = self.dice.choices(BODIES, k=self.dice.randrange(4)) + (["$(git push)", "`git push`"] if quoted else [])
        tab = "\t" if shown.startswith("-") else ""
        body = "".join(tab + line + "\n" for line in bodies) + tab + delimiter + "\n"
        form = self.dice.choice(['-m "$(cat <<SHOWN\nBODY)" -q', '-m "$(cat <<SHOWN | cat\nBODY\n)"', "-F - <<SHOWN\nBODY",
                                 "-F - <<SHOWN 2>&1\nBODY",
                                 "<<SHOWN -q\nBODY" + self.script(0)])
        return form.replace("SHOWN", shown).replace("BODY", body)


def command_inputs(dice, count):
    """(name, members) of shell calls."""
    commands = Commands(dice)
    for number in range(count):
        yield f"command-{number}", {"tool_name": "PowerShell" if dice.random() < 0.05 else "Bash",
                                    "tool_input": {"command": commands.script()}}
    for number, command in enumerate(DOUBTFUL):
        yield f"doubtful-command-{number}", {"tool_name": "Bash", "tool_input": {"command": command}}
    yield "long-command", {"tool_name": "Bash", "tool_input": {"command": "echo " + "x" * 5000 + "; git push"}}
    yield "other-tool", {"tool_name": "Task", "tool_input": {"command": "git push"}, "tool_response": {"gitOperation": {"push": {}}}}
    for number, told in enumerate((
            {"commit": {"sha": "12", "kind": "committed"}}, {"push": {"branch": "main"}}, {"pr": {"number": 7, "action": "created"}},
        {"pr": {"number": 7}},
            {"pr": {"action": "merged"}}, {"pr": {"action": "merged"}, "push": {}}, {"pr": None, "commit": None, "push": {}},
        {"push": {}, "commit": {}}, {"pr": {}, "commit": {}},
            {}, None, "commit", ["commit"], {"branch": {"action": "merged"}}, {"commit": "12"}, {"pr": {"action": ""}},
        {"pr": {"action": 7}})):
        for command in ("make release", "git push", "git commit --dry-run"):
            response = {"stdout": "", "stderr": "", "gitOperation": told}
            yield f"told-{number}", {"tool_name": "Bash", "tool_input": {"command": command}, "tool_response": response}
    yield "doubtful-told-null-action", {"tool_name": "Bash", "tool_input": {"command": "x"},
                                        "tool_response": {"gitOperation": {"pr": {"action": None}}}}
    for number, command in enumerate(("", None, 7, ["git push"])):
        yield f"no-command-{number}", {"tool_name": "Bash", "tool_input": {"command": command}}
    yield "no-input", {"tool_name": "Bash", "tool_response": {"gitOperation": {"push": {}}}}
    yield "failed", {"hook_event_name": "PostToolUseFailure", "tool_name": "Bash", "tool_input": {"command": "git push"},
                     "error": "Exit code 1\nno remote named so"}


def text(dice, length):
    """A text of LENGTH characters of every width; some are halves of surrogate pairs, which mustn't meet their other half."""
    return "".join(dice.choices("ab \n\"\\\t\0éßक機💡\u2028\ufffd\udc00", k=length))


def result_inputs(dice, count):
    """(name, members) of calls whose results are told apart by their hash."""
    for number in range(count):
        one, two = (text(dice, dice.choice([*range(12, 20), *range(0, 40), 64, 100, 1000])) for _ in range(2))
        blocks = [{"type": "text", "text": one}, {"type": "image", "data": "AAAA", "mimeType": "image/png"},
                  {"type": "resource", "uri": "x:y", "n": 1}, {"type": "text", "text": two}]
        tool, response = dice.choice([
            ("Bash", {"stdout": one, "stderr": two}), ("Bash", {"stdout": one}), ("Bash", {"stdout": one, "stderr": "",
                                                                                           "persistedOutputPath": "/x"}),
            ("Bash", {"stdout": text(dice, 31_000), "stderr": two}), ("Bash", {"stdout": one, "stderr": two, "isImage": True}),
            ("Read", {"type": "text", "file": {"filePath": "/a", "content": one, "numLines": 3, "startLine": 1, "totalLines": 9}}),
            ("Read", {"type": "image", "file": {"base64": "AAAA", "type": "image/png"}}), ("Read",
                                                                                           {"type": "file_unchanged",
                                                                                            "file": {"filePath": "/a/b/c"}}),
            ("Grep", {"mode": "content", "content": text(dice, 20_500), "filenames": []}), ("Grep",
                                                                                            {"mode": "files_with_matches",
                                                                                             "filenames": ["src/a", "src/b", one]}),
            ("Glob", {"filenames": [one, two, "x"]}), ("WebFetch", {"result": one, "code": 200}),
            ("Write", {"type": "create", "filePath": "/a/" + one, "content": two}),
            ("Edit", {"filePath": "/a", "oldString": one, "newString": two, "originalFile": "x", "structuredPatch": [],
                      "userModified": False, "replaceAll": False}),
            ("Task", {"content": blocks, "prompt": "p"}), ("Agent", {"isAsync": True, "status": "async_launched", "agentId": "a1",
                                                                     "prompt": one}),
            ("mcp__x__y", blocks), ("mcp__x__y", one), ("mcp__x__y", {"a": [1, 2.50, -0.0, True, None, one]}),
            ("TodoWrite", {"oldTodos": [], "newTodos": [two]})])
        members = {"tool_name": tool, "tool_input": {}, "tool_response": response, "session_id": dice.choice(["a", "session-é", "x" * 70,
                                                                                                              "", None, 7, "\udc00"])}
        yield f"result-{number}", members
    for length in (15, 16, 17):
        yield f"failure-{length}", {"hook_event_name": "PostToolUseFailure", "tool_name": "Read", "tool_input": {},
                                    "error": "e" * length, "session_id": "s"}
