"""The cases of Settings/*.txt, which Settings/README.md describes: reads them, and puts one into a HOME."""

import glob
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Settings")
# Where the settings files are, below HOME.
PLACES = {
    "user": ".claude/settings.json",
    "project": "src/lighthouse/.claude/settings.json",
    "local": "src/lighthouse/.claude/settings.local.json",
    "managed": "managed/managed-settings.json",
}
ABBREVIATIONS = {
    "hooks": "«both «group»»",
    "group": '{"hooks":[«hook»]}',
    "hook": '{"type":"command","command":"«program»"}',
    "program": "«home»/bin/claude-hook-log",
    "other": "«home»/other/claude-hook-log",
}
INNERMOST = re.compile("«([^«»]*)»")
NOT_STARTED, UNTOLD = "-", "untold"


class Case:
    """A set of settings, and what the client does with it."""

    def __init__(self, name, path, line):
        self.name, self.path, self.line = name, path, line
        self.files, self.copies, self.variables, self.folder = [], [], {}, "."
        # How many records each call of the session leaves, as the table says it.
        self.logs = UNTOLD

    def add(self, word, rest):
        """Takes a line of the case."""
        if word == "":
            self.files[-1][1] += rest[1:] + "\n"
        elif word == "env":
            name, _, value = rest.partition("=")
            self.variables[name] = value
        elif word == "in":
            self.folder = rest
        elif word == "copy":
            self.copies.append(rest)
        elif word == "logs":
            self.logs = rest
        elif word != "finds":
            self.files.append([PLACES.get(word, word), rest])

    def put(self, home):
        """Writes the files of the case below a HOME."""
        for copy in self.copies:
            source = os.path.join(FOLDER, copy)
            for path in glob.glob(f"{source}/**", recursive=True, include_hidden=True):
                if os.path.isfile(path):
                    with open(path, encoding="utf-8") as file:
                        home.write(os.path.relpath(path, source), expanded(file.read(), home.folder))
        for place, text in self.files:
            home.write(place, expanded(text, home.folder))


def read():
    """All cases, in the order of the files and in theirs."""
    cases = []
    for path in sorted(glob.glob(f"{FOLDER}/*.txt")):
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file.read().splitlines()):
                word, _, rest = line.partition(" ")
                if word == "case":
                    cases.append(Case(rest, path, number))
                elif line and not line.startswith("#"):
                    cases[-1].add(word, rest)
    return cases


def expanded(text, home):
    """The bytes of a text with abbreviations, and with bytes that are written by their numbers."""
    def replace(match):
        word, _, rest = match[1].partition(" ")
        if word == "home":
            return home
        if word == "both":
            return f'"PostToolUse":[{rest}],"PostToolUseFailure":[{rest}]'
        # Bytes that aren't UTF-8 by themselves pass through as lone surrogates.
        return ABBREVIATIONS.get(word) or bytes.fromhex(match[1]).decode("utf-8", "surrogateescape")
    while INNERMOST.search(text):
        text = INNERMOST.sub(replace, text)
    return text.encode("utf-8", "surrogateescape")
