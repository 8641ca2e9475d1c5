#!/usr/bin/env python3
"""Lets `claude-hook-log install` and `uninstall` edit settings files of every shape, and judges what they leave.

    compare_settings.py PATH/TO/claude-hook-log [--seed N] [--count N] [--only TEXT] [--keep FOLDER]

Either exactly the right edit and exit status 0, or 1 and that nothing will be logged all the same; or the file untouched, a message
that names it and exit status 1; never a third thing. After each edit: the registered commands are run with a hook input as Claude Code runs them, and must log it;
a second install changes nothing; uninstall gives back the bytes; an edit by the user in between stays; installs at the
same moment register once. Prints what is wrong, and on standard error how often each shape was edited or refused, and
notes about what is a matter of taste. Exit 0 when nothing is wrong, 1 otherwise.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict

from generate_settings import generate, put
from settings_document import EVENTS, document, insertions, touched

INPUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "hook-inputs")
NAME = "claude-hook-log"
FOLDERS = ["bin", "bin", "my tools", "it's", 'say "hi"', "$HOME", "a$b`c`", "Übung", "数据 🚀", "back\\slash", "semi;colon & more",
           "star*?[a]", "~", "(x)", "#hash", "tail ", "-dash", "a'b\"c$d", "100%", "${HOME}", "!bang"]
HOMES = ["home", "home", "home", "my home", "o'neil", 'a "b"', "$x", "ärger", "100%"]
SYSTEM = "/usr/bin:/bin"
# Says that the edit was made, but that Claude Code takes nothing from the file.
NO_EFFECT = b"registered, but nothing will be logged: "


class Wrong(Exception):
    """What is wrong, in a sentence."""


def check(holds, sentence):
    if not holds:
        raise Wrong(sentence)


def is_done(status, error):
    """Whether an install has registered the program."""
    return status == 0 or status == 1 and NO_EFFECT in error


def short(data):
    text = repr(data)
    return text if len(text) < 900 else f"{text[:600]} ... {text[-280:]} ({len(data)} long)"


class Case:
    """A home with a settings file, and a program that is invoked by a path of its own."""

    def __init__(self, program, made, number, seed, scratch, notes):
        self.made, self.notes, self.scratch = made, notes, scratch
        self.dice = random.Random(f"{seed} {number} case")
        dice = self.dice
        self.scope = "user" if made.place == "link-folder" else dice.choice(["user"] * 6 + ["project", "local", "file", "file"])
        self.home_name, self.where = dice.choice(HOMES), place_of(seed, number)
        self.linked = dice.random() < 0.5
        self.invocation = dice.choice(["absolute", "absolute", "relative", "path"])
        self.own_config = dice.choice([None, None, None, "config", "my 'config'", "deep/in/here"])
        self.replaces = dice.random() < (0.6 if "shell-logger" in made.name else 0.1)
        self.owner = dice.choice([None, (12345, 23456)]) if os.geteuid() == 0 else None
        self.together = 0 if len(made.data or b"") > 1_000_000 else dice.choice([0, 0, 2, 3, 4])
        self.program = program
        self.build("one")

    def build(self, name):
        """Makes the folders, the file and the program anew, in a folder of this name."""
        self.root = os.path.join(self.scratch, name)
        self.home = os.path.join(self.root, self.home_name)
        self.project, self.temporary = os.path.join(self.root, "project"), os.path.join(self.root, "tmp")
        for folder in (self.home, self.project, self.temporary):
            os.makedirs(folder)
        self.config = os.path.join(self.root, self.own_config) if self.own_config else os.path.join(self.home, ".claude")
        self.options = {"user": [], "project": ["--scope", "project"], "local": ["--scope", "local"]}.get(self.scope)
        self.path = {"user": os.path.join(self.config, "settings.json"),
                     "project": os.path.join(self.project, ".claude", "settings.json"),
                     "local": os.path.join(self.project, ".claude", "settings.local.json"),
                     "file": os.path.join(self.root, "given 'here'", "my settings.json")}[self.scope]
        if self.options is None:
            relative = os.path.relpath(self.path, self.project)
            self.options = ["--settings", self.dice.choice([self.path, relative])]
        elif self.scope == "user" and self.dice.random() < 0.3:
            self.options = ["--scope", "user"]
        self.proper = put(self.made, self.path, os.path.join(self.root, "aside"))
        if self.proper and self.owner:
            os.chown(self.proper, *self.owner)
        tools = os.path.join(self.home, ".local", "bin") if self.where == "home" else os.path.join(self.root, "tools", self.where)
        os.makedirs(tools)
        self.invoked = os.path.join(tools, NAME)
        if self.linked:
            os.symlink(self.program, self.invoked)
        else:
            os.link(self.program, self.invoked)
        self.environment = {"HOME": self.home, "PATH": SYSTEM, "TMPDIR": self.temporary, "TZ": "UTC"}
        if self.own_config:
            self.environment["CLAUDE_CONFIG_DIR"] = self.config
        if self.invocation == "path":
            self.environment["PATH"] = f"{tools}:{SYSTEM}"
        relative = os.path.relpath(self.invoked, self.project)
        self.word = {"absolute": self.invoked, "relative": relative, "path": NAME}[self.invocation]
        self.real = os.path.realpath(self.path)

    # Looking

    def tree(self):
        """All that there is: by path its type, mode, owner, and bytes or where it leads."""
        found = {}
        for folder, folders, files in os.walk(self.root):
            for name in folders + files:
                path = os.path.join(folder, name)
                status = os.lstat(path)
                found[path] = (stat.S_IFMT(status.st_mode), stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid, contents(path, status))
        return found

    def data(self):
        """The bytes of the settings file, following links; None where there is no file."""
        try:
            if not stat.S_ISREG(os.stat(self.path).st_mode):
                return None
            with open(self.path, "rb") as file:
                return file.read()
        except OSError:
            return None

    def strays(self, before, after):
        """What else is another: not the file itself, not the backups, not folders that lead to either."""
        backups = os.path.realpath(os.path.join(self.config, "backups"))
        for path in sorted(before.keys() | after.keys()):
            if before.get(path) == after.get(path) or path in (self.real, backups) or path.startswith(backups + "/"):
                continue
            new_folder = path not in before and after[path][0] == stat.S_IFDIR
            if new_folder and any(target.startswith(path + "/") for target in (backups, self.real)):
                continue
            return f"{path} was {short(before.get(path))}, is {short(after.get(path))}"
        return None

    # Running

    def run(self, *arguments):
        try:
            return subprocess.run([self.word, *arguments, *self.options], stdin=subprocess.DEVNULL, capture_output=True, cwd=self.project,
                                  env=self.environment, timeout=60)
        except subprocess.TimeoutExpired:
            raise Wrong(f"{arguments[0]} doesn't end")

    def note(self, sentence):
        self.notes[sentence].append(self.made.name)

    # Judging

    def judge(self):
        """Returns "edited" or "refused"; raises `Wrong`."""
        before, old = self.tree(), self.data()
        source = document(old) if old else None
        mixed = self.made.name.startswith("compound")
        self.had_ours = bool(source and source.holds("ours")) or mixed
        self.had_logger = bool(source and source.holds("logger"))
        # What may be gone or another afterwards.
        self.programs = ("ours",) + ("mixed",) * mixed + ("logger",) * self.replaces
        if not self.had_ours:
            self.nothing_to_remove(before, old, source)
        trial = self.run("install", "--dry-run", *(["--replace"] if self.replaces else []))
        check(self.tree() == before, f"a dry run changed {self.strays(before, self.tree()) or 'the file or its backups'}")
        done = self.run("install", *(["--replace"] if self.replaces else []))
        after, new = self.tree(), self.data()
        said = done.stdout + done.stderr
        check(done.returncode in (0, 1), f"install ends with {done.returncode}: {said!r}")
        if trial.returncode != done.returncode:
            self.note(f"a dry run ends with {trial.returncode} where the install ends with {done.returncode}")
        if not trial.stdout + trial.stderr:
            self.note("a dry run says nothing")
        if not is_done(done.returncode, done.stderr):
            self.unchanged("a refused install", before, after)
            self.named(done, "install")
            # For a file that is named no folder is made: its name may be mistyped.
            is_nowhere = self.scope == "file" and self.made.place == "missing-folder"
            check(self.made.owed != "edit" or is_nowhere, f"refused where an edit is owed: {said!r}\nthe file: {short(old)}")
            if old and source is None and self.made.place in ("file", "link"):
                check(b"PostToolUseFailure" in said and NAME.encode() in said, f"no snippet to paste: {said!r}")
                self.snippet(said.decode(errors="replace"))
            return "refused"
        check(self.made.owed != "refuse", f"edited where it should be left alone\nbefore: {short(old)}\nafter:  {short(new)}\nsaid: {said!r}")
        check(new is not None, f"says that it is done, and there is no file: {said!r}")
        self.judge_edit(old, new, before, after, said)
        self.again(new)
        self.give_back(old, new, before)
        if self.made.place in ("file", "link") and self.made.mode & 0o200 and len(old) < 1_000_000:
            for _ in range(2):
                self.edited_between(old)
        if self.together:
            self.at_once(old, new)
        return "edited"

    def unchanged(self, what, before, after):
        """Neither the file nor anything else; a backup too many is only noted."""
        was, now = before.get(self.real), after.get(self.real)
        check(was == now, f"{what} changed the file\nbefore: {short(was)}\nafter:  {short(now)}")
        stray = self.strays(before, after)
        check(stray is None, f"{what} touched something else: {stray}")
        if before != after:
            self.note(f"{what} leaves a backup")

    def named(self, done, what):
        name = os.path.basename(self.path).split()[-1]
        check(done.stderr.strip(), f"{what} ends with 1 and says nothing on standard error (on standard output: {done.stdout!r})")
        check(name.encode() in done.stderr, f"{what}'s message doesn't name {name}: {done.stderr!r}")

    def snippet(self, said):
        """Notes a snippet that isn't JSON with both events."""
        for found in re.finditer(r'[{"]', said):
            text = said[found.start():]
            for form in (text, "{" + text):
                try:
                    value = json.JSONDecoder().raw_decode(form)[0]
                except ValueError:
                    continue
                hooks = value.get("hooks", value) if isinstance(value, dict) else None
                if isinstance(hooks, dict) and set(EVENTS) <= set(hooks):
                    return
        self.note("the snippet can't be pasted as it is")

    def nothing_to_remove(self, before, old, source):
        done = self.run("uninstall")
        said = done.stdout + done.stderr
        self.unchanged("uninstall with nothing to remove", before, self.tree())
        readable = old in (None, b"") and self.made.place in ("file", "link", "missing", "missing-folder") or (
            source and self.made.owed == "edit")
        check(done.returncode == 0 if readable else done.returncode in (0, 1), f"uninstall ends with {done.returncode}: {said!r}")
        if done.returncode:
            self.named(done, "uninstall")

    def judge_edit(self, old, new, before, after, said):
        """All that is owed by an edit."""
        source, target = document(old) if old else None, document(new)
        shown = f"\nbefore: {short(old)}\nafter:  {short(new)}"
        check(target is not None and target.kinds[0] == "{", f"what is left isn't strict JSON{shown}")
        stray = self.strays(before, after)
        check(stray is None, f"touched something else: {stray}")
        self.judge_file(before, after)
        self.judge_backup(old, before, after, old == new)
        # To put something in place of null is no insertion.
        null = self.made.name.startswith(("hooks-null", "event-null"))
        if source is not None and source.kinds[0] == "{" and not null:
            fault = touched(source, target, self.programs)
            check(fault is None, f"not ours, and touched: {fault}{shown}")
            if not self.had_ours and not (self.replaces and self.had_logger):
                check(insertions(source.text, target.text) < 3, f"more than two insertions{shown}")
                self.judge_layout(source, target, shown)
        elif source is None:
            check(target.without(("ours",)) == [0, len(target.kinds) - 1], f"more than ours in a new file{shown}")
            if not new.endswith(b"\n"):
                self.note("a new file has no final newline")
        if self.replaces and self.had_logger:
            check(not any(target.registered(event, "logger") for event in EVENTS), f"the shell logger is still there{shown}")
        elif self.had_logger:
            check(b"session-logger.sh" in said, f"the shell logger counts every call twice, and nothing is said: {said!r}")
        self.judge_registrations(target, shown)

    def judge_file(self, before, after):
        """Mode and owner are kept."""
        if self.made.place.startswith(("missing", "broken-link")):
            return
        was, now = before[self.real], after.get(self.real)
        check(now is not None and now[0] == stat.S_IFREG, f"{self.real} is {now}")
        check(was[1] == now[1], f"the mode was {was[1]:04o}, is {now[1]:04o}")
        check(was[2:4] == now[2:4], f"the owner was {was[2:4]}, is {now[2:4]}")

    def judge_backup(self, old, before, after, same):
        """The bytes that were there lie in a backup that is no more open than they were."""
        backups = os.path.realpath(os.path.join(self.config, "backups"))
        new = {path: one for path, one in after.items() if path.startswith(backups + "/") and one[0] == stat.S_IFREG}
        if not old or same:
            if same and new:
                self.note("an install that changes nothing makes a backup")
            return
        summary = contents(self.real, None, old)
        check(any(one[4] == summary for one in new.values()), f"no backup of the bytes that were there in {backups}: {sorted(new)}")
        mode = before[self.real][1]
        for path, one in new.items():
            check(one[4] != summary or not one[1] & 0o077 & ~mode, f"the backup {path} has mode {one[1]:04o}, the file {mode:04o}")

    def judge_layout(self, source, target, shown):
        """Line ends and indentation are the file's own."""
        lines, feeds = source.text.count("\r\n"), source.text.count("\n")
        if feeds and lines == feeds:
            check(target.text.count("\n") == target.text.count("\r\n"), f"CRLF everywhere, and now lines that end with LF alone{shown}")
        elif not lines and feeds:
            check("\r" in source.text or "\r" not in target.text, f"LF everywhere, and now CR{shown}")
        if not feeds and source.match[0] > 1 and target.text.count("\n") > 0 and "\r" not in source.text:
            self.note("a file of one line has several now")
        unit, hooks = source.unit(), source.last(0, "hooks")
        if unit is None:
            return
        places = [0] if hooks is None else []
        if hooks is not None:
            places = [at for at in (source.event(event) for event in EVENTS) if at is not None]
            if len(places) < 2:
                places.append(hooks)
        if all(spread_all(source, at) for at in places):
            check(target.follows(unit), f"indented by {unit!r}, and new lines aren't: "
                  f"{[line for line in target.text.splitlines() if line not in source.text][:12]}{shown}")
        elif not target.follows(unit):
            self.note("new lines within a container on one line aren't indented by depth")

    def judge_registrations(self, target, shown):
        for event in EVENTS:
            found = target.registered(event)
            if "mixed" in self.programs and target.registered(event, "mixed"):
                self.note("a command with more than ours in it " + ("stays beside ours" if found else "counts as registered"))
                if not found:
                    continue
            check(len(found) == 1, f"{len(found)} registrations of ours for {event}{shown}")
            handler, group = found[0]
            check(group is not None, f"ours stands straight in the array of {event}{shown}")
            members = {name: target.values[value] for name, _, value in target.members(handler)}
            check(members.get("type") == "command", f"the type is {members.get('type')!r}{shown}")
            fresh = not self.had_ours
            if fresh:
                check(members.get("timeout") == "10", f"the timeout is {members.get('timeout')!r}{shown}")
                check(set(members) <= {"type", "command", "args", "timeout"}, f"more members than needed: {sorted(members)}{shown}")
                check({name for name, _, _ in target.members(group)} <= {"hooks", "matcher"}, f"a group of other members{shown}")
            elif members.get("timeout") != "10":
                self.note("an entry of ours keeps its own timeout")
            matcher = target.last(group, "matcher")
            if matcher is not None and target.values[matcher] not in ("", "*"):
                check(not fresh, f"the matcher is {target.values[matcher]!r}{shown}")
                self.note("an entry of ours keeps its own matcher")
            self.runs(event, members["command"], "args" in members)

    def runs(self, event, command, exec_form):
        """Claude Code runs the command: it is the program that was invoked, and it logs."""
        folder = os.path.dirname(self.invoked)
        environment = {"HOME": self.home, "PATH": f"{folder}:{SYSTEM}" if self.scope == "project" or self.invocation == "path" else SYSTEM,
                       "CLAUDE_LOG_DIR": os.path.join(self.scratch, "log"), "TZ": "UTC"}
        elsewhere = os.path.join(self.scratch, "elsewhere")
        os.makedirs(elsewhere, exist_ok=True)
        word = command
        if not exec_form:
            told = subprocess.run(["sh", "-c", f"printf '%s\\0' {command}"], env=environment, cwd=elsewhere, capture_output=True)
            words = told.stdout.decode(errors="surrogateescape").split("\0")
            check(len(words) == 2, f"for a shell {command!r} is {words}")
            word = words[0]
        if word == NAME and self.scope in ("project", "local"):
            if self.scope == "local":
                self.note("the local scope has the bare name")
        elif word == NAME and self.had_ours and self.invocation == "path":
            self.note("an entry by the bare name stays when the program is invoked by it")
        elif self.scope == "project":
            check(self.had_ours, f"the project's settings have {word!r}, not the bare name")
            self.note("the project's settings keep an entry of ours with a path")
        else:
            same = word == self.invoked or self.invocation != "absolute" and os.path.isabs(word) and os.path.basename(word) == NAME and (
                os.path.realpath(os.path.dirname(word)) == os.path.realpath(folder))
            check(same, f"registered is {word!r}, invoked was {self.invoked!r}")
        name = self.dice.choice(sorted(name for name in os.listdir(INPUTS) if f"-{event}-" in name))
        shutil.rmtree(environment["CLAUDE_LOG_DIR"], ignore_errors=True)
        with open(os.path.join(INPUTS, name), "rb") as file:
            done = subprocess.run([command] if exec_form else ["sh", "-c", command], stdin=file, env=environment, cwd=elsewhere,
                                  capture_output=True, timeout=30)
        check((done.returncode, done.stdout, done.stderr) == (0, b"", b""), f"{command!r} run as a hook: {done}")
        with open(os.path.join(INPUTS, name), "rb") as file:
            tool = json.load(file)["tool_name"]
        folder = environment["CLAUDE_LOG_DIR"]
        records = [json.loads(line) for day in (os.listdir(folder) if os.path.isdir(folder) else []) if day.startswith("activity-")
                   for line in open(os.path.join(folder, day), encoding="utf-8")]
        check([record["tool"] for record in records] == [tool], f"{command!r} logged {records} for {name}")

    def again(self, new):
        """A second install changes nothing."""
        before = self.tree()
        done = self.run("install", *(["--replace"] if self.replaces else []))
        check(is_done(done.returncode, done.stderr), f"the second install ends with {done.returncode}: {done.stderr!r}")
        check(self.data() == new, f"the second install changed the file\nfirst:  {short(new)}\nsecond: {short(self.data())}")
        after = self.tree()
        check(self.strays(before, after) is None, f"the second install touched {self.strays(before, after)}")
        if before != after:
            self.note("a second install leaves another backup or status")

    def give_back(self, old, new, before):
        """Uninstall leaves what was there."""
        done = self.run("uninstall")
        after, left = self.tree(), self.data()
        shown = f"\nbefore:      {short(old)}\ninstalled:   {short(new)}\nuninstalled: {short(left)}"
        check(done.returncode == 0, f"uninstall ends with {done.returncode}: {done.stderr!r}{shown}")
        stray = self.strays(before, after)
        check(stray is None, f"uninstall touched something else: {stray}")
        if not self.had_ours:
            if self.replaces and self.had_logger and left != old:
                fault = touched(document(old), document(left), ("logger",)) if left is not None and document(left) else "it isn't JSON"
                check(fault is None, f"uninstall after --replace: {fault}{shown}")
                self.note("uninstall doesn't bring back a shell logger that was replaced")
                return
            check(left == old, f"uninstall doesn't give back the bytes{shown}")
            if old is not None:
                self.judge_file(before, after)
            return
        check(left is not None and document(left) is not None, f"uninstall leaves no strict JSON{shown}")
        check(not any(document(left).registered(event) for event in EVENTS), f"ours is still there{shown}")
        if "mixed" in self.programs and not document(left).holds("mixed"):
            self.note("uninstall takes out a command with more than ours in it")
        fault = touched(document(old), document(left), self.programs)
        check(fault is None, f"uninstall touched what isn't ours: {fault}{shown}")
        self.judge_file(before, after)
        again = self.run("uninstall")
        check(again.returncode == 0 and self.data() == left, f"a second uninstall: {again.returncode} {again.stderr!r} {short(self.data())}")

    # An edit by the user

    def edited_between(self, old):
        """Install, an edit by the user, uninstall: the edit stays."""
        self.reset(old)
        self.run("install", *(["--replace"] if self.replaces else []))
        new = self.data()
        edit = self.user_edit(old, new)
        if edit is None:
            return
        kind, edited, expected, certain = edit
        with open(self.path, "wb") as file:
            file.write(edited)
        done = self.run("uninstall")
        left = self.data()
        shown = f" ({kind})\nbefore:      {short(old)}\nedited:      {short(edited)}\nuninstalled: {short(left)}"
        check(done.returncode == 0, f"uninstall after an edit ends with {done.returncode}: {done.stderr!r}{shown}")
        check(left is not None and document(left) is not None, f"after an edit by the user uninstall leaves no strict JSON{shown}")
        check(not any(document(left).registered(event) for event in EVENTS), f"after an edit by the user ours is still there{shown}")
        fault = touched(document(edited), document(left), self.programs)
        check(fault is None, f"after an edit by the user uninstall touched what isn't ours: {fault}{shown}")
        if expected is not None and expected != left:
            check(not certain, f"after an edit by the user uninstall doesn't leave just the edit\nexpected:    {short(expected)}{shown}")
            self.note("after an edit by the user something empty of before isn't there, or is another")

    def reset(self, old):
        """Puts the bytes back, as the user might."""
        if self.data() != old:
            with open(self.path, "wb") as file:
                file.write(old)

    def user_edit(self, old, new):
        """(kind, edited bytes, the bytes that are expected, whether these are certain)"""
        dice, source, target = self.dice, document(old) if old else None, document(new)
        if target.text.startswith("\ufeff"):
            return None
        kind = dice.choice(["blank", "value", "member", "element", "tail", "beside", "behind", "event", "root"])
        if kind in ("beside", "behind", "event", "root"):
            found = target.registered(dice.choice(EVENTS))
            if not found or found[0][1] is None:
                return None
            handler, group = found[0]
            at, more = {"beside": (target.ends[target.end(handler) - 1], ', {"type": "command", "command": "true # mine"}'),
                        "behind": (target.ends[target.end(group) - 1], ',\n{"hooks": [{"type": "command", "command": "mine"}]}'),
                        "event": (target.starts[target.last(0, "hooks") + 1], '"PreToolUse": [],'),
                        "root": (target.starts[1], '"mine": {"hooks": []}, ')}[kind]
            return kind, (target.text[:at] + more + target.text[at:]).encode(), None, False
        if source is None or source.kinds[0] != "{":
            return None
        pure = not self.had_ours and not (self.replaces and self.had_logger)
        if kind == "tail":
            expected = (source.text + "\n\n").encode() if pure else None
            return kind, (target.text + "\n\n").encode(), expected, pure and certain(source)
        kept = list(zip(source.without(("ours", "mixed", "logger")), target.without(("ours", "mixed", "logger"))))
        pairs = [(one, other) for (last, latter), (one, other) in zip(kept, kept[1:])
                 if last == one - 1 and latter == other - 1 and source.plain([one]) == target.plain([other])]
        if kind == "value":
            pairs = [pair for pair in pairs if source.kinds[pair[0]] in ("number", "word")]
        elif kind != "blank":
            named = kind == "member"
            pairs = [pair for pair in pairs if (source.kinds[pair[0]] == "name" if named else source.kinds[source.parents[pair[0]] or 0] == "["
                                                and source.kinds[pair[0]] not in "]}")]
        if not pairs:
            return None
        one, other = dice.choice(pairs)
        made = {"blank": dice.choice([" ", "\t", "\n", "\r\n   "]), "value": dice.choice(["42", '"mine"', "[]"]),
                "member": '"mine": {"a": [1, 2]}, ', "element": '{"hooks": [{"type": "command", "command": "mine"}]}, '}[kind]
        texts = []
        for one_document, at in ((target, other), (source, one)):
            start = one_document.starts[at]
            behind = one_document.ends[at] if kind == "value" else start
            texts.append((one_document.text[:start] + made + one_document.text[behind:]).encode())
        return kind, texts[0], texts[1] if pure else None, pure and certain(source)

    # At the same moment

    def at_once(self, old, new):
        """Several installs at once: the file is whole at every moment, and registered is once."""
        self.build("together")
        before = self.tree()
        arguments = [self.word, "install", *(["--replace"] if self.replaces else []), *self.options]
        started = [subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.project,
                                    env=self.environment) for _ in range(self.together)]
        seen = set()
        until = time.monotonic() + 60
        while any(one.poll() is None for one in started) and time.monotonic() < until:
            seen.add(self.data())
        said = [one.communicate(timeout=60)[1] for one in started]
        left = self.data()
        statuses = [one.returncode for one in started]
        is_registered = any(map(is_done, statuses, said))
        check(set(statuses) <= {0, 1} and is_registered, f"installs at once end with {statuses}: {said}")
        if any(statuses):
            self.note("one of several installs at once ends with 1")
        for data in seen - {old, left, None}:
            check(document(data) is not None, f"installs at once: for a moment the file was {short(data)}")
        check(old is None or None not in seen, "installs at once: for a moment there was no file")
        self.judge_edit(old, left, before, self.tree(), b"session-logger.sh")
        self.give_back(old, left, before)


def contents(path, status, data=None):
    """The bytes of a file, or a digest of many; where a link leads."""
    if status is not None:
        if stat.S_ISLNK(status.st_mode):
            return os.readlink(path)
        if not stat.S_ISREG(status.st_mode):
            return None
        if os.path.basename(path) == NAME:
            return status.st_ino
        with open(path, "rb") as file:
            data = file.read()
    return data if len(data) < 5_000 else hashlib.sha256(data).hexdigest()


def spread_all(source, at):
    """Whether a container and all around it are spread over lines."""
    while at is not None:
        if not source.spread(at):
            return False
        at = source.parents[at]
    return True


def certain(source):
    """Whether nothing that is empty takes ours in, so that what was there before shows from the text alone."""
    hooks = source.last(0, "hooks")
    if hooks is None or source.kinds[hooks] != "{":
        return hooks is None and source.match[0] > 1
    arrays = [source.event(event) for event in EVENTS]
    return source.match[hooks] > hooks + 1 and all(at is None or source.match[at] > at + 1 for at in arrays)


def place_of(seed, number):
    """Where the program lies: a folder's name, or "home" for ~/.local/bin."""
    return random.Random(f"{seed} {number} place").choice(FOLDERS * 2 + ["home"] * 16)


def here(seed, number):
    """A command that names the program where it lies; only one at home is known before the case is made."""
    return random.Random(f"{seed} {number} here").choice(['"$HOME"/.local/bin/claude-hook-log', "$HOME/.local/bin/claude-hook-log",
                                                         "~/.local/bin/claude-hook-log", '"$HOME/.local/bin/claude-hook-log"'])


def build_folder(program, scratch):
    """A program in a build folder isn't registered."""
    for name in (".build/debug", ".build/x86_64-unknown-linux-gnu/release"):
        home, folder = os.path.join(scratch, "built", name.replace("/", "-")), os.path.join(scratch, "built", name)
        os.makedirs(home)
        os.makedirs(folder)
        os.link(program, os.path.join(folder, NAME))
        done = subprocess.run([os.path.join(folder, NAME), "install"], env={"HOME": home, "PATH": SYSTEM}, capture_output=True, timeout=60)
        check(done.returncode == 1 and done.stderr and not os.listdir(home), f"install from {name}: {done}, leaves {os.listdir(home)}")


def usage(program, scratch):
    """Wrong usage is told from a file that can't be edited, and touches nothing."""
    home = os.path.join(scratch, "usage")
    os.makedirs(home)
    for arguments in (["--scope", "team"], ["--scope"], ["--settings"], ["--replce"], ["here"], ["--scope", "user", "--settings", "x"]):
        for command in ("install", "uninstall"):
            done = subprocess.run([program, command, *arguments], env={"HOME": home, "PATH": SYSTEM}, cwd=home, capture_output=True, timeout=60)
            if len(arguments) < 4:
                check(done.returncode == 64 and done.stderr, f"{command} {arguments}: {done}")
            check(done.returncode in (1, 64) and not os.listdir(home) or len(arguments) == 4, f"{command} {arguments} leaves {os.listdir(home)}")


def compare(options):
    outcomes, notes, wrong, cases = defaultdict(Counter), defaultdict(list), 0, 0
    with tempfile.TemporaryDirectory(dir=options.keep) as scratch:
        # Links resolve elsewhere on macOS.
        scratch = os.path.realpath(scratch)
        program = os.path.join(scratch, "built-program", NAME)
        os.makedirs(os.path.dirname(program))
        shutil.copy2(options.program, program)
        for name, one in (("build-folder", build_folder), ("usage", usage)) if not options.only else ():
            try:
                one(program, scratch)
            except Wrong as fault:
                wrong += 1
                print(f"{name}: {fault}\n")
        for number, made in enumerate(generate(options.seed, options.count, lambda number: here(options.seed, number))):
            if options.only and options.only not in f"{number} {made.name}":
                continue
            cases += 1
            folder = os.path.join(scratch, f"{number}")
            os.makedirs(folder)
            case = None
            try:
                case = Case(program, made, number, options.seed, folder, notes)
                outcome = case.judge()
            except Wrong as fault:
                wrong += 1
                outcome = "wrong"
                print(f"{number} {made.name} ({made.place}, {made.mode:04o}, owed: {made.owed}): {fault}")
                print(f"    by {case.word} {shlex.join(case.options)}{' --replace' if case.replaces else ''} in {case.project}, "
                      f"config {case.config}; again with --seed {options.seed} --count {options.count} --only '{number} {made.name}'\n", flush=True)
            outcomes[re.sub(r"--.*", "", made.name)][outcome] += 1
            if options.keep and outcome == "wrong":
                shutil.copytree(folder, os.path.join(options.keep, f"{number}-{made.name}".replace("/", "-")), symlinks=True, ignore=fifos)
            shutil.rmtree(folder)
    told = Counter()
    for name, counts in sorted(outcomes.items()):
        told += counts
        if not options.quiet:
            print(f"{name:34} " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())), file=sys.stderr)
    for sentence, names in sorted(notes.items()):
        print(f"note: {sentence} ({len(names)}): {', '.join(sorted(set(names))[:4])}", file=sys.stderr)
    print(f"{cases} files of {len(outcomes)} shapes: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(told.items())), file=sys.stderr)
    return 1 if wrong else 0


def fifos(folder, names):
    return [name for name in names if stat.S_ISFIFO(os.lstat(os.path.join(folder, name)).st_mode)]


def main():
    parser = argparse.ArgumentParser(description="Judges how settings files are edited.")
    parser.add_argument("program", metavar="CLAUDE-HOOK-LOG")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=220, help="so many files; each shape comes once before any comes twice")
    parser.add_argument("--only", metavar="TEXT", help="only those with this in their number and name")
    parser.add_argument("--keep", metavar="FOLDER", help="an existing folder for copies of what went wrong")
    parser.add_argument("--quiet", action="store_true", help="don't print how often each shape was edited or refused")
    options = parser.parse_args()
    status = []
    # Python's own parser recurses.
    sys.setrecursionlimit(20_000)
    threading.stack_size(256 * 1024 * 1024)
    thread = threading.Thread(target=lambda: status.append(compare(options)))
    thread.start()
    thread.join()
    return status[0] if status else 1


if __name__ == "__main__":
    sys.exit(main())
