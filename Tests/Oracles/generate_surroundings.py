#!/usr/bin/env python3
"""Makes work trees and transcripts of every sort, and a hook input for each: what `branch` and `model` are told from.

    generate_surroundings.py SEED FOLDER

Needs the real git, which makes the repositories; no configuration of this machine has a say in them. FOLDER must not exist. In it are
`trees`, `transcripts`, `inputs/NAME.json`, and `cases.json`: a list of `{"name","input","folder"}`, where `folder` is the working folder
that the hook is to be started in. Names that begin with `doubtful-` are of cases that the contract leaves open.
"""
import argparse
import json
import os
import random
import shutil
import subprocess

import hook_inputs
from files import write_file
from json_shapes import encode

GIT = {"PATH": os.environ.get("PATH", os.defpath), "HOME": "/dev/null", "LC_ALL": "C", "GIT_CONFIG_GLOBAL": "/dev/null",
       "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_TERMINAL_PROMPT": "0"} | {
           f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"), ("DATE", "2026-01-14T15:30:00Z"))}
BRANCHES = ["main", "trunk", "feature/login", "fix/a/b/c", "größe", "機能/検索", "🚀", "cafe\u0301", "v1.2.3", "a\u00a0b", "user@host",
            "#42", "heads/x", "refs/heads/y", "it's", 'say"so"', "x" * 180, "-", "HEAD2", "a.b",
            "1234567890abcdef1234567890abcdef12345678"]
MODELS = ["claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-4-5-20251001", "claude-opus-5[1m]", "claude-sonnet-4-5@20250929",
          "us.anthropic.claude-opus-4-6-v1:0", "anthropic/claude-fable-5.2", "modèle-é", 'quo"ted\\', "opus", "[1m]x", "a[1m]b",
          "x[1m][1m]"]
TAIL = 256 * 1024


class Cases:
    """The hook inputs so far."""

    def __init__(self, folder, dice):
        self.folder, self.dice, self.all = folder, dice, []

    def add(self, name, members, folder=None):
        """One more input with MEMBERS, for a hook that is started in FOLDER."""
        hook_input = hook_inputs.call(session_id=f"session-{self.dice.randrange(5)}", tool_response={"stdout": "x" * self.dice.randrange(40), "stderr": ""})
        path = write_file(f"{self.folder}/inputs/{len(self.all):03}-{name}.json", encode(hook_input | members))
        self.all.append({"name": name, "input": path, "folder": folder or f"{self.folder}/elsewhere"})


# Work trees

class Trees:
    """Makes repositories and work trees, and an input in each."""

    def __init__(self, cases):
        self.cases, self.dice, self.folder = cases, cases.dice, cases.folder + "/trees"
        self.branches = self.dice.sample(BRANCHES, len(BRANCHES))

    def git(self, folder, *arguments):
        result = subprocess.run(["git", "-C", folder, *arguments], env=GIT, capture_output=True)
        assert result.returncode == 0, (folder, arguments, result.stderr)
        return result.stdout.decode().strip()

    def branch(self):
        """A branch name, each one once before any comes again."""
        self.branches.append(self.branches.pop(0))
        return self.branches[-1]

    def repository(self, name, commits=1, *options):
        """A new repository on a branch of some name."""
        folder = f"{self.folder}/{name}"
        os.makedirs(folder)
        self.git(folder, "init", "-q", *options)
        self.git(folder, "symbolic-ref", "HEAD", "refs/heads/" + self.branch())
        for number in range(commits):
            self.git(folder, "commit", "-q", "--allow-empty", "-m", f"{name} {number}")
        return folder

    def by_hand(self, name, head, inside=None):
        """A work tree whose `.git` folder somebody else than git made."""
        folder = f"{inside or self.folder}/{name}"
        write_file(f"{folder}/.git/HEAD", head)
        return folder

    def add(self, name, folder, below="", made=True):
        """An input from the folder BELOW that one, which needn't be there."""
        folder = os.path.join(folder, below) if below else folder
        if made:
            os.makedirs(folder, exist_ok=True)
        self.cases.add("branch-" + name, {"cwd": folder})

    def make(self):
        self.make_repositories()
        self.make_links()
        self.make_oddities()

    def make_repositories(self):
        self.add("unborn", self.repository("unborn", 0))
        normal = self.repository("normal", 3)
        self.add("normal", normal)
        self.add("slash-at-end", normal + "/")
        self.add("nested", normal, "a/b/c d/é")
        self.add("folder-gone", normal, "was/here", made=False)
        self.add("inside-git-folder", normal, ".git/refs/heads")
        self.add("nothing", f"{self.folder}/nothing")
        self.add("root", "/")
        self.cases.add("branch-working-folder", {}, normal)
        self.cases.add("branch-empty-cwd", {"cwd": ""}, normal)
        self.cases.add("branch-cwd-wins", {"cwd": f"{self.folder}/nothing"}, normal)
        self.cases.add("branch-cwd-of-wrong-type", {"cwd": 7}, normal)
        self.cases.add("doubtful-branch-relative-cwd", {"cwd": "a"}, normal)
        self.cases.add("doubtful-branch-windows-cwd", {"cwd": "C:\\src\\normal"}, normal)
        for number, name in enumerate(BRANCHES):
            folder = self.repository(f"named-{number}", number % 2)
            self.git(folder, "symbolic-ref", "HEAD", "refs/heads/" + name)
            self.add(f"named-{number}", folder)
        detached = self.repository("detached", 2)
        self.git(detached, "checkout", "-q", "--detach", "HEAD~1")
        self.add("detached", detached, "sub")
        packed = self.repository("packed", 2)
        self.git(packed, "branch", "other")
        self.git(packed, "pack-refs", "--all")
        self.add("packed-refs", packed)
        tagged = self.repository("other-ref", 1)
        self.git(tagged, "update-ref", "refs/other/thing", "HEAD")
        self.git(tagged, "symbolic-ref", "HEAD", "refs/other/thing")
        self.add("other-ref", tagged)
        sha256 = self.repository("sha256", 1, "--object-format=sha256")
        self.add("sha256", sha256)
        self.git(sha256, "checkout", "-q", "--detach")
        shutil.copytree(sha256, sha256 + "-detached", symlinks=True)
        self.add("sha256-detached", sha256 + "-detached")
        outer, inner = self.repository("outer"), self.repository("outer/inner")
        self.add("inner-of-two", inner, "deep")
        self.add("outer-of-two", outer, "deep")
        os.makedirs(f"{self.folder}/bare")
        self.git(f"{self.folder}/bare", "init", "-q", "--bare")
        self.add("bare", f"{self.folder}/bare")

    def make_links(self):
        main = self.repository("main-tree", 2)
        self.git(main, "worktree", "add", "-q", "-b", "work/tree", f"{self.folder}/linked tree")
        self.git(main, "worktree", "add", "-q", "--detach", f"{main}/within")
        self.add("worktree", f"{self.folder}/linked tree", "a/b")
        self.add("worktree-detached-within", f"{main}/within", "a")
        self.add("worktree-main", main)
        parent = self.repository("parent", 1)
        self.git(parent, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", main, "lib/sub")
        self.add("submodule", f"{parent}/lib/sub", "x")
        self.add("submodule-parent", parent, "lib")
        self.git(f"{parent}/lib/sub", "checkout", "-q", "--detach")
        shutil.copytree(parent, parent + "-detached", symlinks=True)
        self.add("submodule-detached", parent + "-detached/lib/sub")
        apart = f"{self.folder}/apart"
        self.git(self.folder, "init", "-q", "--separate-git-dir", f"{apart}.git", apart)
        self.git(apart, "symbolic-ref", "HEAD", "refs/heads/" + self.branch())
        self.add("separate-git-folder", apart)
        shutil.copytree(apart, f"{self.folder}/relative/tree")
        write_file(f"{self.folder}/relative/tree/.git", "gitdir: ../../apart.git")
        self.add("relative-gitdir", f"{self.folder}/relative/tree", "sub")
        write_file(f"{self.folder}/relative/crlf/.git", "gitdir: ../../apart.git\r\n")
        self.add("gitdir-crlf", f"{self.folder}/relative/crlf")
        os.makedirs(f"{self.folder}/symlinked")
        os.symlink(apart + ".git", f"{self.folder}/symlinked/.git")
        self.add("git-folder-is-a-link", f"{self.folder}/symlinked")
        os.makedirs(f"{main}/real/place")
        os.symlink(f"{main}/real/place", f"{self.folder}/link")
        self.cases.add("doubtful-branch-cwd-is-a-link", {"cwd": f"{self.folder}/link"})
        self.cases.add("doubtful-branch-cwd-with-dots", {"cwd": f"{self.folder}/apart/../main-tree/./real"})

    def make_oddities(self):
        outer = self.repository("odd", 1)
        os.makedirs(f"{outer}/empty/.git")
        self.add("empty-git-folder", outer, "empty/sub")
        os.makedirs(f"{outer}/head-is-folder/.git/HEAD")
        self.add("head-is-a-folder", outer, "head-is-folder")
        for name, text in (("circle", "gitdir: .git"), ("two", "gitdir: ../three/.git"), ("three", "gitdir: ../two/.git"),
                           ("nowhere", "gitdir: /nowhere/at/all\n"), ("words", "not a link\n"), ("blank", ""), ("bare-word", "gitdir: "),
                           ("folder", "gitdir: .\n"), ("binary", bytes(range(256)))):
            write_file(f"{outer}/{name}/.git", text)
            self.add("git-file-" + name, outer, name + "/below")
        os.makedirs(f"{outer}/dangling")
        os.symlink("nowhere", f"{outer}/dangling/.git")
        self.add("git-link-dangling", outer, "dangling")
        commit = "0123456789abcdef0123456789abcdef01234567"
        stub = self.by_hand("reftable", "ref: refs/heads/.invalid\n")
        write_file(f"{stub}/.git/config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n")
        write_file(f"{stub}/.git/refs/heads", "this repository uses the reftable format\n")
        write_file(f"{stub}/.git/reftable/tables.list", "")
        os.mkdir(f"{stub}/.git/objects")
        self.add("reftable", stub)
        shutil.copytree(stub, f"{outer}/reftable")
        self.add("reftable-within", outer, "reftable/x")
        for name, head in (("sha256", commit[:32] * 2), ("commit", commit), ("commit-line", commit + "\n"),
                           ("unended", "ref: refs/heads/open"),
                           ("remote", "ref: refs/remotes/origin/main\n"), ("tag", "ref: refs/tags/v1\n"),
                           ("crlf", "ref: refs/heads/crlf\r\n"),
                           ("wide", "ref:   refs/heads/wide \n")):
            self.add("head-" + name, self.by_hand("head-" + name, head))
        for name, head in (("junk", "junk\n"), ("empty", ""), ("short-id", commit[:39] + "\n"), ("long-id", commit + "0\n"),
                           ("not-hex", "g" * 40), ("no-refs", "ref: main\n"), ("binary", bytes(range(256))), ("nameless", "ref: \n")):
            self.add("head-" + name, self.by_hand("head-" + name, head))
            self.add(f"head-{name}-within", self.by_hand("head-" + name, head, inside=outer), "x")
        self.add("doubtful-head-not-utf8", self.by_hand("not-utf8", b"ref: refs/heads/caf\xe9\n"))
        self.add("doubtful-head-two-lines", self.by_hand("two-lines", "ref: refs/heads/one\nref: refs/heads/two\n"))
        self.add("doubtful-head-upper-case-id", self.by_hand("upper-case", commit.upper()))
        self.add("doubtful-head-no-name", self.by_hand("no-name", "ref: refs/heads/\n"))


# Transcripts

class Transcripts:
    """Makes transcripts, and an input that points at each."""

    def __init__(self, cases):
        self.cases, self.dice, self.folder = cases, cases.dice, cases.folder + "/transcripts"
        self.number = 0

    def model(self):
        """A model id that tells its row from others."""
        self.number += 1
        return f"{self.dice.choice(['claude-row', 'us.anthropic.row', 'röw'])}-{self.number}"

    def id(self):
        return "toolu_01" + "".join(self.dice.choices("ABCDEFGHJKabcdefghjk0123456789", k=22))

    def row(self, kind="assistant", id=None, model="", blocks=None, message=None, **members):
        """A row in Claude Code's shape; with an ID, it makes that call."""
        call = {"type": "tool_use", "id": id, "name": "Bash", "input": {"command": "ls"}}
        content = blocks if blocks is not None else [call] if id else [{"type": "text", "text": "Done."}]
        usage = {"input_tokens": 3, "cache_read_input_tokens": 45000, "output_tokens": 310, "service_tier": "standard"}
        said = {"model": model or self.model(), "id": "msg_01", "type": "message", "role": "assistant", "content": content,
                "stop_reason": None, "usage": usage} if message is None else message
        return {"parentUuid": "4f", "isSidechain": False, "userType": "external", "cwd": "/src", "sessionId": "s", "version": "2.1.329",
                "gitBranch": "main", "message": said, "type": kind, "uuid": "5a", "timestamp": "2026-01-14T15:30:00.000Z"} | members

    def result(self, id, size=20, **members):
        """The user's row that brings a call's result."""
        message = {"role": "user", "content": [{"tool_use_id": id, "type": "tool_result", "content": "y" * size, "is_error": False}]}
        return self.row("user", message=message, toolUseResult={"stdout": "y" * size, "stderr": ""}) | members

    def synthetic(self, **members):
        return self.row(model="<synthetic>", isApiErrorMessage=True, **members)

    def noise(self, count):
        """Rows that say nothing of any model."""
        rows = [{"type": "summary", "summary": "The lamp", "leafUuid": "1"}, {"type": "file-history-snapshot", "snapshot": {}},
                {"type": "system", "subtype": "turn_duration", "durationMs": 5}, {"type": "queue-operation", "operation": "enqueue"},
                self.row("user", message={"role": "user", "content": "Light \"it\" 💡\n"}), self.result("toolu_other", 300),
                {"type": "progress", "data": {"type": "hook_progress", "hookEvent": "PostToolUse"}}]
        return self.dice.choices(rows, k=count)

    def lines(self, rows, end="\n", escapes=None, spaced=False):
        """ROWS as lines; a text or bytes among them stands as it is."""
        made = [row if isinstance(row, bytes) else row.encode() if isinstance(row, str) else encode(row, escapes, spaced).encode("utf-8",
                                                                                                                                 "replace")
                for row in rows]
        return b"\n".join(made) + (end.encode() if made else b"")

    def add(self, name, id, content, **members):
        """A main session's transcript and the input of the call with this ID."""
        path = write_file(f"{self.folder}/{name}.jsonl", content if isinstance(content, bytes) else self.lines(content))
        self.point(name, id, path, **members)

    def point(self, name, id, path, **members):
        doubt = "doubtful-" if name.startswith("doubtful-") else ""
        name = doubt + "model-" + name.removeprefix(doubt)
        self.cases.add(name, {"transcript_path": path} | ({"tool_use_id": id} if id else {}) | members)

    def make(self):
        self.make_plain()
        self.make_wholes_and_parts()
        self.make_large()
        self.make_odd()
        self.make_agents()

    def make_plain(self):
        one = self.id()
        other = [self.row(id=self.id()) for _ in range(3)]
        mine = self.row(id=one)
        self.add("last-row", one, [*other, mine])
        self.add("deep", one, [*other, mine, *self.noise(30), *[self.row(id=self.id()) for _ in range(30)]])
        self.add("result-after", one, [*other, mine, self.result(one), self.row(), self.result(one)])
        self.add("two-rows-of-call", one, [self.row(id=one), *other, mine, *self.noise(2)])
        self.add("fallback", one, [*other, *self.noise(20)])
        self.add("no-id", None, [mine, *other])
        self.add("only-noise", one, self.noise(20))
        self.add("only-users", one, [self.row("user", message={"role": "user", "content": "hello"}), self.result(one)])
        self.add("input-says", one, [mine], model=self.dice.choice(MODELS[:3]))
        self.add("input-says-million", one, [mine], model="claude-opus-5[1m]")
        self.add("input-says-empty", one, [mine], model="")
        self.add("input-says-number", one, [mine], model=5)
        for number, model in enumerate(MODELS):
            self.add(f"named-{number}", one, [self.row(id=one, model=model), *self.noise(1)])
        self.add("sidechain-makes-call", one, [*other, self.row(id=one, isSidechain=True), self.row()])
        self.add("sidechain-passed-over", one, [*other, self.row(isSidechain=True), self.row(isSidechain=True)])
        self.add("sidechain-of-wrong-type", one, [*other, self.row(isSidechain="true")])
        self.add("synthetic-last", one, [*other, self.synthetic(), *self.noise(1), self.synthetic()])
        self.add("synthetic-makes-call", one, [*other, mine, self.synthetic(id=one)])
        self.add("synthetic-only", one, [self.synthetic(), self.synthetic(id=one)])
        self.add("not-an-assistant", one, [*other, self.row("user"), self.row("progress")])
        self.add("call-of-no-assistant", one, [*other, self.row("progress", id=one), self.row()])

    def make_wholes_and_parts(self):
        one = self.id()
        mine, last = self.row(id=one), self.row()
        self.add("no-newline-at-end", one, self.lines([last, mine], end=""))
        self.add("cut-last-row", one, self.lines([mine, last])[:-40])
        self.add("cut-only-row", one, self.lines([mine])[:-2])
        self.add("cut-in-character", one, self.lines([mine, self.row(message={"content": "é"})]).split("é".encode())[0] + b"\xc3")
        self.add("doubtful-two-rows-glued", one, [last, encode(mine) + encode(mine)])
        self.add("blank-lines", one, [b"", mine, b"", b"  ", b"", b""])
        self.add("crlf", one, self.lines([last, mine, self.row()]).replace(b"\n", b"\r\n"))
        self.add("spaced", one, self.lines([last, mine, self.row()], spaced=True))
        self.add("python-style", one, [json.dumps(row) for row in (last, mine, self.row())])
        self.add("escaped", one, self.lines([last, mine, self.row()], escapes="u"))
        self.add("doubtful-escaped-all", one, self.lines([last, mine, self.row()], escapes="U", spaced=True))
        self.add("doubtful-escaped-in-input", "ünï\"côdé\\", self.lines([last, self.row(id="ünï\"côdé\\"), self.row()], escapes="U"))
        self.add("id-in-text", one, [mine, self.row(blocks=[{"type": "text", "text": encode({"type": "tool_use", "id": one})}])])
        self.add("id-is-a-part", one, [mine, self.row(id=one + "x"), self.row(id=one[:-1])])
        self.add("id-of-other-block", one, [mine, self.row(blocks=[{"type": "server_tool_use", "id": one}, {"type": "text", "id": one}])])
        self.add("several-blocks", one, [self.row(blocks=[{"type": "text", "text": "so"}, 7, None, "x",
                                                          {"type": "tool_use", "id": one}]), last])
        self.add("id-in-nested-block", one, [last, self.row(blocks=[{"type": "x", "content": [{"type": "tool_use", "id": one}]}])])

    def make_large(self):
        one = self.id()
        mine, last = self.row(id=one), self.row()
        def filled(size, kind="user"):
            """A row of SIZE bytes with its newline."""
            base = self.row(kind, message={"role": "user", "content": ""})
            base["message"]["content"] = "z" * (size - len(self.lines([base])))
            return base
        mine_size = len(self.lines([mine]))
        self.add("beyond-tail", one, [mine, filled(TAIL)])
        self.add("far-beyond-tail", one, [mine, *[filled(50_000) for _ in range(12)], last])
        self.add("at-edge-of-tail", one, [filled(900), mine, filled(TAIL - mine_size)])
        self.add("over-edge-of-tail", one, [filled(900), mine, filled(TAIL - mine_size + 1)])
        self.add("within-edge-of-tail", one, [filled(900), mine, filled(TAIL - mine_size - 1)])
        self.add("file-as-long-as-tail", one, [mine, filled(TAIL - mine_size)])
        self.add("file-one-longer", one, [mine, filled(TAIL - mine_size + 1)])
        text = {"type": "text", "text": "w" * 500_000}
        self.add("huge-row-makes-call", one, [last, self.row(blocks=[text, {"type": "tool_use", "id": one}])])
        self.add("huge-row-then-others", one, [last, self.row(blocks=[text, {"type": "tool_use", "id": one}]), self.row(),
                                               *self.noise(3)])
        self.add("large-row-makes-call", one, [last, self.row(blocks=[text | {"text": "w" * 250_000}, {"type": "tool_use", "id": one}]),
                                               self.row()])
        self.add("huge-result-after", one, [mine, self.result(one, 200_000)])
        self.add("large-result-after", one, [mine, self.result(one, 100_000)])
        self.add("huge-line-of-rubbish", one, [mine, b"{" * 300_000])
        self.add("deep-line", one, [mine, b"[" * 100_000 + b"]" * 100_000])
        self.add("many-small-lines", one, [mine] + [b"{}"] * 60_000)
        self.add("many-newlines", one, [mine] + [b""] * 262_000)

    def make_odd(self):
        one = self.id()
        mine = self.row(id=one)
        self.add("empty-file", one, b"")
        self.add("only-newlines", one, b"\n\n\n")
        self.add("binary", one, self.dice.randbytes(5000))
        self.add("binary-around", one, [self.dice.randbytes(300).replace(b"\n", b""), mine,
                                        self.dice.randbytes(3000).replace(b"\n", b"")])
        self.add("nul-bytes-after", one, self.lines([mine]) + b"\0" * 4096)
        self.add("bad-values", one, [mine] + [encode(row) for row in (
            None, 7, "text", [mine], {}, {"type": "assistant"}, {"type": "assistant", "message": None},
            {"type": "assistant", "message": []},
            {"type": "assistant", "message": {"model": None, "content": [{"type": "tool_use", "id": one}]}},
            {"type": "assistant", "message": {"model": "", "content": [{"type": "tool_use", "id": one}]}},
            {"type": "assistant", "message": {"model": ["m"], "content": [{"type": "tool_use", "id": one}]}},
            {"type": "assistant", "message": {"model": {"id": "m"}}}, {"message": {"model": "of-no-type"}},
            {"type": "assistant", "model": "outside"},
            {"type": "tool_use", "id": one, "model": "outside"})])
        self.add("content-no-array", one, [mine, self.row(blocks="text"), self.row(blocks={"type": "tool_use", "id": one})])
        self.add("minimal-row", one, [encode({"message": {"content": [{"id": one, "type": "tool_use"}], "model": "small"}}), self.row()])
        self.add("repeated-members", one,
                 ['{"message":{"model":"first","model":"second","content":[{"type":"x","type":"tool_use","id":"%s"}]}}' % one])
        self.add("numbers-and-words", one, [mine, '{"type":"assistant","message":{"model":"nan","x":NaN}}',
                                            '{"type":"assistant","message":{"model":"plus","x":+1}}',
                                            '{"type":"assistant","message":{"model":"comma",}}',
                                            "{'type':'assistant','message':{'model':'quotes'}}"])
        os.makedirs(f"{self.folder}/folder.jsonl")
        self.point("folder", one, f"{self.folder}/folder.jsonl")
        self.point("missing", one, f"{self.folder}/missing.jsonl")
        self.point("device", one, "/dev/null")
        os.mkfifo(f"{self.folder}/fifo.jsonl")
        self.point("fifo", one, f"{self.folder}/fifo.jsonl")
        os.symlink("last-row.jsonl", f"{self.folder}/link.jsonl")
        self.point("link", one, f"{self.folder}/link.jsonl")
        self.point("path-empty", one, "")
        self.point("path-with-nul", one, f"{self.folder}/last-row.jsonl\0")
        self.cases.add("model-path-of-wrong-type", {"transcript_path": 7, "tool_use_id": one})
        self.cases.add("model-path-missing", {"tool_use_id": one})

    def make_agents(self):
        for name, own, note, members in (
                ("own-file", True, None, {}), ("own-and-note", True, {"agentType": "Plan", "model": "note"}, {}),
            ("note-only", False, {"model": "note[1m]"}, {}),
                ("neither", False, None, {}), ("note-without-model", False, {"agentType": "Plan"}, {}),
            ("note-empty", False, {"model": ""}, {}),
                ("note-broken", False, b'{"model":"x"', {}), ("input-says", True, None, {"model": "said"})):
            self.agent(name, own, note, members)
        one = self.id()
        side = dict(isSidechain=True, agentId="a1")
        self.agent("call-elsewhere", [self.row(id=self.id(), **side), self.row(**side), self.synthetic()], {"model": "note"}, {})
        self.agent("only-synthetic", [self.synthetic(**side)], {"model": "note"}, {})
        self.agent("empty-file", [], {"model": "note"}, {})
        self.agent("large", [self.row(id=one, **side), self.result(one, 300_000, **side)], {"model": "note"}, {})
        self.agent("synthetic-note", False, {"model": "<synthetic>"}, {}, doubtful=True)
        self.agent("path-without-suffix", True, None, {}, suffix="")
        for name, agent in (("slash", "x/../a1"), ("slash-first", "/a1"), ("empty-id", ""), ("id-of-wrong-type", 7),
                            ("other-id", "ünbekannt")):
            self.agent(name, True, {"model": "note"}, {"agent_id": agent})

    def agent(self, name, own, note, members, suffix=".jsonl", doubtful=False):
        """A subagent's call, its OWN rows (true: some, false: no file) and the NOTE beside them; the parent's transcript is there too."""
        id, agent = self.id(), "a" + self.id()[-16:]
        session = f"{self.folder}/agent-{name}"
        parent = session + suffix
        if suffix:
            write_file(parent, self.lines([self.row(), self.row(id=id)]))
        rows = [self.row(id=id, isSidechain=True, agentId=agent), self.row(isSidechain=True)] if own is True else own
        if rows is not False:
            write_file(f"{session}/subagents/agent-{agent}.jsonl", self.lines(rows))
        if note is not None:
            write_file(f"{session}/subagents/agent-{agent}.meta.json", note if isinstance(note, bytes) else encode(note))
        hook_input = {"transcript_path": parent, "tool_use_id": id, "agent_id": agent, "agent_type": "Plan"} | members
        self.cases.add(("doubtful-" if doubtful else "") + "model-agent-" + name, hook_input)


def generate(seed, folder):
    """Makes the FOLDER, and gives the cases in it."""
    folder = os.path.realpath(folder)
    os.makedirs(folder + "/elsewhere")
    cases = Cases(folder, random.Random(seed))
    Trees(cases).make()
    Transcripts(cases).make()
    write_file(folder + "/cases.json", json.dumps(cases.all, ensure_ascii=False, indent=1))
    return cases.all


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Makes work trees, transcripts and hook inputs.")
    parser.add_argument("seed", type=int)
    parser.add_argument("folder")
    options = parser.parse_args()
    print(len(generate(options.seed, options.folder)), "inputs")
