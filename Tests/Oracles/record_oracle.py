#!/usr/bin/env python3
"""Says which record a hook input must leave in the log: a second reading of the record format, to check the hook against.

    record_oracle.py [--project-dir DIR] [--home DIR] INPUT.json ...

Prints one line for each input: the record as JSON, or `null` where nothing may be written. It shares no code with the hook and
prefers the plain way to the fast one. `timestamp` is not its business, nor is redaction: every text stands as it came, and
`[REDACTED]` is never expected. What can't be foretold has a placeholder: `<made up>` for a session id of clock and process, `<any>` for
the words of a rejection and for the hash of a result where that session id is the seed.
`len` of a Python string counts characters as the format does: Unicode scalars, and 1 for each lone surrogate.
"""
import argparse
import json
import math
import os
import re
import sys
import threading

import image_header
from files import read_file
from git_command_oracle import git_operation
from hook_json import Number, integer, member, minimal, parse, string
from surroundings_oracle import branch, model
from xxh64 import xxh64

FILE_TOOLS = ("Read", "Write", "Edit", "MultiEdit", "NotebookEdit")
WRITING_TOOLS = FILE_TOOLS[1:]
SHELLS = ("Bash", "PowerShell")
AGENTS = ("Task", "Agent")
LOGGED_EVENTS = ("PostToolUse", "PostToolUseFailure")
DETAILS = ("file", "path", "range", "command", "pattern", "query", "url", "project_dir", "result_hash")
MEDIA_TYPES = ("media_type", "mimeType", "mime_type", "mediaType")
NOT_SHOWN_AGAIN = ("originalFile originalFileContents original_file updated_file structuredPatch gitDiff content oldString newString "
                   "edits old_source new_source").split()
MOST_IMAGE_TOKENS = PDF_TOKENS = 1600
LONG_OUTPUT, OUTPUT_PREVIEW = 30_000, 2230  # the first in bytes of UTF-8
LONG_MATCHES, MATCHES_PREVIEW = 20_000, 2200
LONG_ANSWER, ANSWER_PREVIEW = 50_000, 2237
# What stands around a subagent's answer, and around the launch of one in the background (2.1.332).
ANSWER_FRAME, CONTINUATION, LAUNCH_ADVICE = 475, 195, 750
LEAST_HASHED = 16
# Control sequences, control strings that end on their line, and other escape sequences; an escape that begins none of them.
TERMINAL_SEQUENCE = re.compile("\x1b(?:\\[[0-?]*(?:[ -/]*[@-~])?|[\\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\\\?)|[\\]PX^_]|[ -/]*[0-~])?")
ANY = "<any>"
NOTHING = object()  # stands where an image was


# Folders, on Unix and on Windows

def bare(folder):
    """FOLDER without separators at its end: `/` becomes empty."""
    return folder.rstrip("/\\")


def inside(path, folder):
    """What remains of PATH below FOLDER, `` for the folder itself, None when it is elsewhere."""
    same = str.maketrans("\\", "/")
    folder = bare(folder)
    if bare(path).translate(same) == folder.translate(same):
        return ""
    is_below = path.translate(same).startswith(folder.translate(same) + "/")
    return path[len(folder):].lstrip("/\\") if is_below else None


def variable(name):
    """An environment variable; an empty one counts as unset."""
    return os.environ.get(name) or None


def project_folder(hook_input):
    folder = variable("CLAUDE_PROJECT_DIR") or ""
    if folder.startswith("~/"):
        folder = bare(variable("HOME") or "") + folder[1:]
    elif folder and not re.match(r"[/\\]|[A-Za-z]:", folder):
        folder = bare(variable("HOME") or "") + "/" + folder
    return folder or string(hook_input, "cwd") or os.getcwd()


def worktree_in(folder):
    """(repository, name) of the worktree that FOLDER is or lies in, (FOLDER, None) elsewhere."""
    found = re.match(r"(.*?[/\\])\.claude[/\\]worktrees[/\\]([^/\\]+)", folder, re.DOTALL)
    return (found[1], found[2]) if found else (folder, None)


def from_home(folder):
    home = bare(variable("HOME") or "")
    is_there = home and inside(folder, home) is not None
    return "~" + bare(folder)[len(home):] if is_there else bare(folder) or "/"


def from_project(path, folder):
    """PATH seen from the project folder, as given when it lies or leads outside, or none is known."""
    below = inside(path, folder) if path and folder else None
    if below is None or ".." in re.split(r"[/\\]", below):
        return path
    return below or "."


# What the model was shown

class Shown:
    """Counts the characters of a result, and the tokens of its images. Keeps the counted texts, whole also where a preview counts."""

    def __init__(self):
        self.characters = self.images = 0
        self.texts = []

    def text(self, *texts):
        """Counts decoded text."""
        texts = [text for text in texts if isinstance(text, str)]
        self.texts += texts
        self.characters += sum(map(len, texts))

    def preview(self, when, characters):
        """Counts CHARACTERS at most WHEN only a preview was shown."""
        if when:
            self.characters = min(self.characters, characters)

    def json(self, value, without=()):
        """Counts minimal JSON, less the members that WITHOUT names at the top, less everything in base64."""
        if isinstance(value, dict):
            value = {name: value[name] for name in value if name not in without}
        value = self.without_base64(value)
        if value is not NOTHING:
            self.text(minimal(value))

    def blocks(self, elements, others=True):
        """Counts content blocks: images always, else the text of those that have one, minimal JSON of the OTHERS."""
        for element in elements:
            is_image = member(element, "type") == "image"
            if not is_image and member(element, "text", str) is not None:
                self.text(element["text"])
            elif others or is_image:
                self.json(element)

    def without_base64(self, value):
        """VALUE as though its images and other base64 weren't there; their tokens are counted on the way."""
        if isinstance(value, list):
            return [kept for kept in map(self.without_base64, value) if kept is not NOTHING]
        if not isinstance(value, dict):
            return value
        if value.get("type") == "image":
            self.images += image_tokens(value)
            return NOTHING
        media_type = next((value[name] for name in MEDIA_TYPES if member(value, name, str) is not None), None)
        rest = {}
        for name, content in value.items():
            if isinstance(content, str) and (name in ("base64", "blob") or name == "data" and media_type is not None):
                kind = media_type or string(value, "type") or ""
                self.images += image_tokens(value) if kind.startswith("image") else PDF_TOKENS if kind == "application/pdf" else 0
            elif (kept := self.without_base64(content)) is not NOTHING:
                rest[name] = kept
        return rest


def image_tokens(image):
    """ceil(width * height / 750) of the `dimensions` of IMAGE or of the file or source in it, else of the header of its base64;
    1,600 at most and where neither tells."""
    holders = (image, member(image, "file"), member(image, "source"))
    for holder in holders:
        dimensions = member(holder, "dimensions")
        for names in (("displayWidth", "displayHeight"), ("originalWidth", "originalHeight"), ("width", "height")):
            width, height = (number.value if (number := member(dimensions, name, Number)) else None for name in names)
            if width is not None and height is not None and width > 0 and height > 0:
                return tokens_of_size((width, height))
    texts = (text for holder in holders for name in ("base64", "data", "blob") if (text := member(holder, name, str)) is not None)
    return encoded_image_tokens(next(texts, ""))


def encoded_image_tokens(text):
    """The tokens of an image in base64 or a data address, by its header."""
    return tokens_of_size(image_header.size(text))


def tokens_of_size(size):
    return min(math.ceil(size[0] * size[1] / 750), MOST_IMAGE_TOKENS) if size else MOST_IMAGE_TOKENS


def number_characters(first, count):
    """The characters of COUNT line numbers from FIRST on, each with a tab."""
    return sum(len(str(number)) + 1 for number in range(first, first + count))


def count_result(tool, event, hook_input):
    """What the model was shown of a call's result. A response that lacks what its tool's rule reads counts as minimal JSON."""
    shown, response = Shown(), hook_input.get("tool_response", "")
    kind, file, text = member(response, "type"), member(response, "file", dict), member(response, "content", str)
    names, blocks = member(response, "filenames", list), member(response, "content", list)
    if event == "PostToolUseFailure":
        shown.text(hook_input.get("error"))
    elif isinstance(response, str):
        shown.text(response)
    elif isinstance(response, list):
        shown.blocks(response)
    elif tool == "Read" and kind == "pdf":
        shown.images += PDF_TOKENS
    elif tool == "Read" and kind != "image" and member(file, "content", str) is not None:
        shown.text(file["content"])
        start = integer(file, "startLine")
        shown.characters += number_characters(1 if start is None or start < 0 else start, max(integer(file, "numLines") or 0, 0))
    elif tool == "Read" and kind != "image" and member(file, "cells", list) is not None:
        for cell in file["cells"]:
            shown.text(member(cell, "source"))
            for output in member(cell, "outputs", list) or []:
                shown.text(member(output, "text"))
                if (data := member(member(output, "image"), "image_data", str)) is not None:
                    shown.images += encoded_image_tokens(data)
    elif tool == "Read" and kind != "image" and file is not None:
        shown.json(file)
    elif tool in SHELLS and isinstance(response, dict) and ("stdout" in response or "stderr" in response):
        is_image = response.get("isImage") is True
        output = member(response, "stdout", str)
        shown.images += encoded_image_tokens(output or "") if is_image else 0
        shown.text("" if is_image else output, response.get("stderr"))
        byte_count = sum(len(utf8(text)) for text in shown.texts)
        shown.preview(string(response, "persistedOutputPath") or byte_count > LONG_OUTPUT, OUTPUT_PREVIEW)
    elif tool == "Grep" and text is not None:
        shown.text(text)
        shown.preview(len(text) > LONG_MATCHES, MATCHES_PREVIEW)
    elif tool in ("Grep", "Glob") and names is not None:
        shown.text("\n".join(name for name in names if isinstance(name, str)))
    elif tool == "WebFetch" and member(response, "result", str) is not None:
        shown.text(response["result"])
    elif tool in AGENTS and blocks is not None:
        shown.blocks(blocks, others=False)
        if member(response, "harnessSectionHash", str) is not None:
            texts = [block["text"] for block in blocks if member(block, "text", str) is not None]
            shown.characters += ANSWER_FRAME + sum(2 * (text.count("\n") + 1) for text in texts)
            shown.characters += CONTINUATION if response.get("canContinueAgent") is True else 0
    else:
        shown.json(response, without=NOT_SHOWN_AGAIN if tool in WRITING_TOOLS else ("prompt",) if tool in AGENTS else ())
        if tool in AGENTS and member(response, "canReadOutputFile") is True:
            shown.characters += LAUNCH_ADVICE
    if event != "PostToolUseFailure" and (tool in AGENTS or tool.startswith("mcp__")):
        shown.preview(shown.characters > LONG_ANSWER, ANSWER_PREVIEW)
    return shown


# The record

def utf8(text):
    """TEXT as bytes, lone surrogates as U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()


def result_hash(shown, session):
    """The hash of what was SHOWN, the same for the same text within a SESSION; None for less than 16 characters."""
    text = "".join(shown.texts)
    if len(text) < LEAST_HASHED:
        return None
    return f"{xxh64(utf8(text), seed=xxh64(utf8(session))):016x}" if session else ANY


def without_address_parts(url):
    """URL without user info, query and fragment."""
    url = re.split(r"[?#]", url)[0]
    return re.sub(r"(?<=://)[^/\\]*@", "", url)


def failure(tool, event, hook_input):
    """(exit code or None, error or None)."""
    if event == "PostToolUse":
        response = hook_input.get("tool_response") if tool in SHELLS else None
        limit = member(response, "timedOutAfterMs", Number) if member(response, "backgroundTaskId", str) is None else None
        return (124, f"timed out after {limit.text} ms") if limit else (None, None)
    text = re.sub(TERMINAL_SEQUENCE, "", string(hook_input, "error") or "")
    lines = [line.strip(" \t\r\v\f") for line in text.split("\n")]
    lines = [line for line in lines if line] + ["", ""]
    code = re.fullmatch(r"Exit code (-?[0-9]{1,18})", lines[0])
    telling = lines[1 if code else 0]
    status = 124 if telling.startswith("Command timed out after ") else int(code[1]) if code else None
    return status if tool in SHELLS else None, telling[:200]


def changed_lines(tool, tool_input, response):
    """Lines added and removed, None when the response doesn't say."""
    if tool in SHELLS:
        files = member(member(response, "bashEditDiff"), "files", list)
        return lines_in([hunk for file in files for hunk in member(file, "hunks", list) or []]) if files else None
    if tool not in WRITING_TOOLS:
        return None
    patch = member(response, "structuredPatch", list)
    untold = patch == [] and "originalFile" in response and response["originalFile"] is None
    if not patch and (untold or member(response, "type") == "create"):
        content = next((text for text in map(tool_input.get, ("content", "new_string")) if isinstance(text, str)), None)
        return None if content is None else {"added": content.count("\n") + (content[-1:] not in ("", "\n")), "removed": 0}
    return None if patch is None else lines_in(patch)


def lines_in(hunks):
    signs = [line[:1] for hunk in hunks for line in member(hunk, "lines", list) or [] if isinstance(line, str)]
    return {"added": signs.count("+"), "removed": signs.count("-")}


def tool_members(tool, tool_input, response, folder):
    """The members that only some tools have."""
    def cut(name):
        return (string(tool_input, name) or "")[:200] or None

    file = string(tool_input, "file_path") or string(tool_input, "notebook_path")
    span = [integer(tool_input, name) for name in ("offset", "limit")]
    table = (
        ("file", FILE_TOOLS, from_project(file, folder)),
        ("range", ("Read",), None if span == [None, None] else [part or 0 for part in span]),
        ("command", SHELLS, cut("command")),
        ("pattern", ("Grep", "Glob"), cut("pattern")),
        ("path", ("Grep", "Glob"), from_project(string(tool_input, "path"), folder)),
        ("url", ("WebFetch",), without_address_parts(string(tool_input, "url") or "") or None),
        ("query", ("WebSearch", "ToolSearch"), cut("query")),
        ("skill", ("Skill",), string(tool_input, "skill")),
        ("subagent", AGENTS, string(tool_input, "subagent_type")),
        ("subagent_id", AGENTS, string(response, "agentId")),
        ("git", SHELLS, git_operation(string(tool_input, "command") or "", response)),
    )
    return {name: value for name, tools, value in table if tool in tools}


def record(data):
    """The record for the hook input in the bytes DATA, None when nothing may be written."""
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n"):
        return None
    try:
        hook_input = parse(data)
    except (ValueError, RecursionError):
        hook_input = None
    rejected = not isinstance(hook_input, dict)
    hook_input = {} if rejected else hook_input
    event = string(hook_input, "hook_event_name") or "PostToolUse"
    if event not in LOGGED_EVENTS:
        return None
    tool = string(hook_input, "tool_name")
    rejected = rejected or tool is None

    folder = project_folder(hook_input)
    repository, worktree = worktree_in(folder)
    duration = integer(hook_input, "duration_ms")
    agent_id = string(hook_input, "agent_id")
    tool_input, response = member(hook_input, "tool_input", dict) or {}, hook_input.get("tool_response")
    arguments = len(minimal(hook_input["tool_input"])) if "tool_input" in hook_input and not rejected else 0
    shown = Shown() if rejected else count_result(tool, event, hook_input)
    written, read = arguments // 4, shown.characters // 4 + shown.images
    if (variable("CLAUDE_LOG_TOKENS") or "on").lower() in ("false", "0", "no", "off"):
        written = read = 0
    exit_code, error = (None, ANY) if rejected else failure(tool, event, hook_input)
    hidden = ()
    if (variable("CLAUDE_LOG_DETAILS") or "on").lower() not in ("true", "1", "yes", "on"):
        hidden, error = DETAILS, error if error is None or rejected else "[withheld]"
    interrupted = hook_input.get("is_interrupt") is True or member(response, "interrupted") is True

    session = string(hook_input, "session_id") or variable("CLAUDE_CODE_SESSION_ID")
    members = {"session_id": variable("CLAUDE_SESSION_ID") or session or "<made up>", "tool": "unknown" if rejected else tool}
    members |= {} if rejected else tool_members(tool, tool_input, response, folder)
    members |= {
        "project": re.split(r"[/\\]", bare(repository))[-1] or "/",
        "worktree": worktree or worktree_in(string(hook_input, "cwd") or "")[1],
        "project_dir": from_home(repository),
        "branch": branch(string(hook_input, "cwd") or os.getcwd()),
        "model": model(hook_input),
        "agent": string(hook_input, "agent_type") if agent_id else None,
        "agent_id": agent_id,
        "tokens": {"input": read, "output": written, "total": read + written},
        "chars": {"arguments": arguments, "result": shown.characters},
        "duration_ms": duration if duration is not None and duration >= 0 else None,
        "exit_code": exit_code,
        "error": error,
        "interrupted": interrupted or None,
        "lines": None if event == "PostToolUseFailure" else changed_lines(tool, tool_input, response),
        "result_hash": None if rejected else result_hash(shown, session),
        "claude_session_id": string(hook_input, "session_id") if variable("CLAUDE_SESSION_ID") else None,
        "tool_use_id": string(hook_input, "tool_use_id"),
        "rejected": rejected or None,
        "v": 1,
    }
    return {name: value for name, value in members.items() if value is not None and name not in hidden}


def main():
    parser = argparse.ArgumentParser(description="Prints the record that each hook input must leave in the log.")
    parser.add_argument("--project-dir", help="stands for CLAUDE_PROJECT_DIR")
    parser.add_argument("--home", help="stands for HOME")
    parser.add_argument("inputs", nargs="+", metavar="INPUT.json")
    options = parser.parse_args()
    for name, value in (("CLAUDE_PROJECT_DIR", options.project_dir), ("HOME", options.home)):
        if value is not None:
            os.environ[name] = value
    for path in options.inputs:
        line = json.dumps(record(read_file(path)), ensure_ascii=False, separators=(",", ":"))
        sys.stdout.buffer.write(utf8(line) + b"\n")


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    threading.stack_size(512 << 20)  # for deeply nested JSON
    finished = []
    thread = threading.Thread(target=lambda: finished.append(main()))
    thread.start()
    thread.join()
    sys.exit(0 if finished else 1)
