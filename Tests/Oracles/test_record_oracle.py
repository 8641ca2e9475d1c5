#!/usr/bin/env python3
"""Holds the record's oracle to cases worked out by hand, and its reading of shell commands to what bash runs.

    python3 -m unittest discover -s Tests/Oracles

SEED and COMMANDS in the environment ask for other commands, and for another number of them.
"""
import os
import random
import shutil
import subprocess
import tempfile
import unittest

import generate_surroundings
import record_oracle
import surroundings_oracle
from files import read_file, write_file
from generate_calls import Commands
from git_command_oracle import Word, git_operation, operation, simple_commands
from json_shapes import encode

SEED, COMMAND_COUNT = (int(os.environ.get(name, default)) for name, default in (("SEED", 1), ("COMMANDS", 200)))

COMMANDS = {
    "commit": ["git commit", "git commit -m x", "cd a && git commit", "cd a&&git commit", "a;git commit", "a | git commit",
               "a || git commit", "a & git commit",
               "a\ngit commit", "(git commit)", "{ git commit; }", "echo $(git commit)", "echo `git commit`", 'echo "$(git commit)"',
               'echo "`git commit`"',
               "if true; then git commit; fi", "for a in b; do git commit; done", "if true; then true; else git commit; fi",
               "! git commit", "A=1 git commit",
               "A='b c' B= git commit", "sudo git commit", "sudo -u ada git commit", "sudo -Eu ada -- git commit", "env A=1 git commit",
               "env -u A git commit",
               "command git commit", "time -p git commit", "nohup git commit &", "(exec git commit)", "/usr/bin/git commit",
               "git -C push commit", "git -C 'a b' commit",
               'git -C "$(git rev-parse --show-toplevel)" commit',
               "git -c a=b -p --no-pager --git-dir=x --work-tree y --namespace=z commit", "git commit -n",
               "git commit -m \"$(cat <<'EOF'\nIt's \"so\"; git push\nEOF\n)\"", "cat <<EOF\ngit push\nEOF\ngit commit",
               "cat <<-EOF | git commit -F -\n\tgit push\n\tEOF\n",
               "git push && git commit", "git commit && git push", "git \\\n commit", "git commit 2>&1 | tail", "true 2>&1&git commit",
               "git commit -m 'a # b' # -h",
               "git commit -m \"--help me\"", "echo \\\\; git commit", "echo 'it'\\''s'; git commit",
               "cat <<'A' <<B\n$(git push)\nA\ngit push\nB\ngit commit"],
    "push": ["git push", "git push origin main", "git push --force-with-lease", "git stash push; git push",
             "git commit --dry-run && git push", "git push&", "git push>log",
             "echo \"it's\"; git push", "echo $((1 << 2))\ngit push", "echo ${A:-'}'}; git push", "A=(git commit); git push",
             "cat <<< x; git push", "echo a#b; git push"],
    "pr": ["gh pr create", "gh pr new --fill", "gh -R a/b pr create", "gh pr --repo a/b create", "gh pr --repo=a/b new",
           "git push && gh pr create && git commit",
           "gh pr create --title x --body \"$(cat <<'EOF'\ngit\nEOF\n)\""],
    None: ["", "git", "git status", "git stash push", "git help commit", "git commit-graph write", "git -C commit status",
           "git --work-tree push status", "echo git commit",
           "echo 'a; git commit'", 'echo "a; git commit"', "# git commit", "true # a; git commit", "cat <<EOF\ngit commit\nEOF",
           "cat <<'EOF'\n$(git commit)\nEOF", "git push -n",
           "git push --dry-run", "git commit --dry-run", "git commit -h", "git --help commit", "legit commit", "gitx commit",
           "echo \\; git commit", "echo then git commit",
           "echo { git commit", "gh pr list", "gh pr view create", "gh issue create", "gh -R pr create", "A=(git commit)",
           "A='git commit'", "echo '$(git commit)'",
           "echo \\$(git commit)"[:9], "command -v git commit", "git log --grep='git commit'", "sudo -u git commit", "env -u git commit",
           "echo $'\\'; git commit'",
           "echo \"\\\"; git commit\"", "git <commit", "git $A commit"],
}
STUB = """#!/bin/sh
printf '%s\\037' "${0##*/}" "$@" >"CALLS/$$"
[ "$*" = 'rev-parse HEAD' ] && echo 12
exit 0
"""
# A pipe's reader that doesn't wait must not be a writer's failure.
PRELUDE = """trap '' PIPE; echo() { builtin echo "$@" || true; }; printf() { builtin printf "$@" || true; }
"""
# Stands for `sudo` and for `time` where that isn't bash's own.
WRAPPER = """#!/bin/bash
while [[ $1 == -* ]]; do
  [[ $1 == -- ]] && { shift; break; }
  [[ $1 == -u || $1 == -Eu ]] && shift
  shift
done
exec env "$@"
"""


def setUpModule():
    for variable in [name for name in os.environ if name.startswith("CLAUDE")]:
        del os.environ[variable]


class CommandTest(unittest.TestCase):
    def test_commands(self):
        for expected, commands in COMMANDS.items():
            for command in commands:
                self.assertEqual(git_operation(command, None), expected, command)

    def test_response(self):
        for told, expected in (({"commit": {}}, "commit"), ({"push": {}, "commit": {}}, "commit"),
                               ({"pr": {"action": "created"}, "commit": {}}, "pr"), ({"pr": {}}, "pr"),
                               ({"pr": {"action": "merged"}, "push": {}}, "push"), ({"pr": None}, None), ([], None), (None, None)):
            self.assertEqual(git_operation("make", {"gitOperation": told}), expected, told)
        self.assertEqual(git_operation("git push", {"gitOperation": {"commit": {}}}), "push")

    def test_any_text_can_be_read(self):
        dice = random.Random(SEED)
        for _ in range(3000):
            git_operation("".join(dice.choices("git push;&|()<>{}$`'\"\\\n#! \tEOF=", k=dice.randrange(40))), None)

    @unittest.skipUnless(shutil.which("bash"), "needs bash")
    def test_bash_runs_what_is_found(self):
        commands = Commands(random.Random(SEED))
        with Programs() as programs:
            for _ in range(COMMAND_COUNT):
                command = commands.script()
                calls = programs.run(command)
                run = {operation([Word(word, len(word)) for word in call]) for call in calls} - {None}
                found = {operation(words) for words in simple_commands(command)} - {None}
                self.assertEqual(found, run, f"{command}\n{calls}")


class Programs:
    """A folder of programs for bash, of which `git` and `gh` only note that they were called."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        self.calls = self.folder + "/calls"
        os.makedirs(self.folder + "/work/bin")
        for name in ("env", "cat", "nohup", "grep", "sh", "bash"):
            os.makedirs(self.folder + "/bin", exist_ok=True)
            os.symlink(shutil.which(name), f"{self.folder}/bin/{name}")
        for path, text in (("bin/git", STUB), ("bin/gh", STUB), ("work/bin/git", STUB), ("bin/legit", ""), ("work/bin/gitx", ""),
                           ("bin/sudo", WRAPPER), ("bin/time", WRAPPER)):
            with open(f"{self.folder}/{path}", "w") as file:
                file.write(text.replace("CALLS", self.calls))
            os.chmod(f"{self.folder}/{path}", 0o755)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, command):
        """The programs that bash calls for COMMAND, each with its arguments."""
        os.mkdir(self.calls)
        reading, writing = os.pipe()  # open at its other end until the last program in the background is done
        result = subprocess.run(["bash", "-c", PRELUDE + command], cwd=self.folder + "/work", env={"PATH": self.folder + "/bin"},
                                capture_output=True, timeout=20,
                                stdin=subprocess.DEVNULL, pass_fds=[writing])
        os.close(writing)
        with open(reading, "rb") as file:
            file.read()
        assert b"syntax error" not in result.stderr and b"unexpected" not in result.stderr, (command, result.stderr)
        calls = []
        for name in os.listdir(self.calls):
            with open(f"{self.calls}/{name}") as file:
                calls.append(file.read().split("\37")[:-1])
        shutil.rmtree(self.calls)
        return calls


class SurroundingsTest(unittest.TestCase):
    def test_heads(self):
        commit = b"0123456789abcdef0123456789abcdef01234567"
        for head, expected in ((b"ref: refs/heads/main\n", "main"), (b"ref: refs/heads/a/b", "a/b"), (b"ref: refs/tags/v1\n", "tags/v1"),
                               (b"ref: refs/heads/.invalid\n", ""),
                               (commit + b"\n", "0123456789ab"), (commit[:32] * 2, "0123456789ab"), (commit[1:], None), (b"", None),
                               (b"ref: main\n", None), (b"junk", None)):
            self.assertEqual(surroundings_oracle.name_in(head), expected, head)

    def test_trees_and_transcripts(self):
        """What a few of the generated cases must come to."""
        with tempfile.TemporaryDirectory() as folder:
            cases = {case["name"]: case["input"] for case in generate_surroundings.generate(SEED, folder + "/made")}
            def found(name):
                record = record_oracle.record(read_file(cases[name]))
                return record.get("branch" if "branch" in name or "head" in name else "model")
            self.assertEqual([found(f"branch-named-{number}") for number in range(len(generate_surroundings.BRANCHES))],
                             generate_surroundings.BRANCHES)
            for name in ("reftable", "reftable-within", "nothing", "bare", "git-file-circle", "git-file-nowhere", "head-junk"):
                self.assertIsNone(found("branch-" + name), name)
            self.assertIsNotNone(found("branch-empty-git-folder"))
            for name in ("head-is-a-folder", "head-junk-within", "git-link-dangling"):
                self.assertEqual(found("branch-" + name), found("branch-empty-git-folder"), name)
            self.assertEqual(found("branch-worktree"), "work/tree")
            self.assertEqual(found("branch-head-commit"), "0123456789ab")
            self.assertEqual(found("branch-relative-gitdir"), found("branch-separate-git-folder"))
            last = found("model-last-row")
            for name in ("deep", "result-after", "two-rows-of-call", "link"):
                self.assertEqual(found("model-" + name), last, name)
            for name in ("only-noise", "synthetic-only", "beyond-tail", "over-edge-of-tail", "file-one-longer", "huge-row-makes-call",
                         "huge-result-after", "empty-file",
                         "folder", "missing", "fifo", "device", "cut-only-row", "agent-neither", "agent-slash", "agent-slash-first",
                         "agent-note-broken", "many-newlines"):
                self.assertIsNone(found("model-" + name), name)
            edges = [found(f"model-{name}") for name in ("at-edge-of-tail", "within-edge-of-tail", "file-as-long-as-tail")]
            self.assertEqual(len(set(edges)), 1)
            self.assertEqual(found("model-agent-note-only"), "note")
            self.assertNotIn(found("model-agent-own-and-note"), ("note", None))
            self.assertEqual(found("model-input-says-million"), "claude-opus-5")

    def test_tail(self):
        def row(model, **members):
            return encode({"type": "assistant", "message": {"model": model, "content": [{"type": "tool_use",
                                                                                         "id": "t"}]}} | members) + "\n"
        with tempfile.TemporaryDirectory() as folder:
            for content, id, is_main, expected in ((row("a") + row("b"), "t", True, "b"), (row("a") + row("<synthetic>"), "t", True,
                                                                                           "a"), (row("a"), "u", True, "a"),
                                                   (row("a", isSidechain=True), "u", True, None),
                                                   (row("a", isSidechain=True), "u", False, "a"),
                                                   (row("a", isSidechain=True), "t", True, "a"),
                                                   (row("a") + row("b")[:-3], "t", True, "a"), (row("a")[:-1], "t", True, "a")):
                path = write_file(folder + "/t.jsonl", content)
                self.assertEqual(surroundings_oracle.model_in(path, id, is_main), expected, content)


class HashTest(unittest.TestCase):
    def hash(self, tool, response, session="s", **members):
        hook_input = {"session_id": session, "tool_name": tool, "tool_response": response} | members
        return record_oracle.record(encode(hook_input).encode()).get("result_hash")

    def test_counted_text(self):
        whole = self.hash("mcp__x", "x" * 40)
        self.assertEqual(whole, f"{record_oracle.xxh64(b'x' * 40, record_oracle.xxh64(b's')):016x}")
        self.assertEqual(self.hash("Bash", {"stdout": "x" * 30, "stderr": "x" * 10, "persistedOutputPath": "/x"}), whole)
        self.assertEqual(self.hash("Read", {"file": {"content": "x" * 40, "numLines": 9}}), whole)
        self.assertEqual(self.hash("mcp__x", [{"type": "text", "text": "x" * 20}] * 2), whole)
        self.assertEqual(self.hash("Grep", {"content": "x" * 40}), whole)
        self.assertNotEqual(self.hash("mcp__x", "x" * 40, session="t"), whole)
        self.assertEqual(self.hash("mcp__x", "\ud800" + "x" * 20), self.hash("mcp__x", "\ufffd" + "x" * 20))
        self.assertIsNone(self.hash("mcp__x", "x" * 15))
        self.assertIsNotNone(self.hash("mcp__x", "💡" * 16))
        self.assertEqual(self.hash("mcp__x", "x" * 40, session=None), "<any>")


if __name__ == "__main__":
    unittest.main()
