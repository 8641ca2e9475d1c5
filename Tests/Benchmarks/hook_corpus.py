"""What hooks read: inputs of two sizes, and a call in a git work tree with a long transcript."""

import json
import os
import random

from corpora import ORACLES, SEED, corpus
from files import write_file
from hook_inputs import call
from log_records import WORDS

SESSION = "3f6c1d2e-8a47-4b90-9c15-d04e7b1a6f28"
# As long as such paths are: the hook has to handle the text, though there is no file.
MISSING = f"/home/ada/.claude/projects/-home-ada-src-lighthouse/{SESSION}.jsonl"
CALL = "toolu_01erQ7Ex6E5vsppzoQkuuShY"
SMALL, LARGE = 2048, 800 * 1024
TRANSCRIPT = 4 << 20
BEHIND = 200 << 10
"""Bytes after the row that holds the call: most of the 256 KiB that a hook looks at."""


def text(dice, length):
    """Lines of source code with some letters of other alphabets."""
    lines, written = [], 0
    while written < length:
        words = dice.sample(WORDS, 4)
        line = dice.choice([f'  const {words[0]} = "{words[1]}" + {words[2]}({dice.randrange(900)});', f"  // {words[0]} über {words[1]}, {words[2]}",
                            f"  if ({words[0]}.{words[1]} < {dice.randrange(90)}) {{ return {words[2]}; }}", f"\t{words[0]}: [{words[1]}, {words[2]}],", ""])
        lines.append(line)
        written += len(line) + 1
    return "\n".join(lines)[:length]


def hook_input(dice, size, folder, transcript):
    """A hook input of that many bytes: a command's for a small one, a file's that was read for a large one."""
    def made(shown):
        if size <= SMALL:
            tool, arguments = "Bash", {"command": "npm test -- --reporter=dot cart", "description": "Run the cart tests"}
            response = {"stdout": shown, "stderr": "", "interrupted": False, "isImage": False, "noOutputExpected": False}
        else:
            tool, arguments = "Read", {"file_path": f"{folder}/src/cart/price.ts"}
            lines = shown.count("\n") + 1
            response = {"type": "text", "file": {"filePath": f"{folder}/src/cart/price.ts", "content": shown, "numLines": lines, "startLine": 1,
                                                 "totalLines": lines}}
        members = call(session_id=SESSION, transcript_path=transcript, cwd=folder, permission_mode="default", tool_name=tool, tool_input=arguments,
                       tool_response=response, tool_use_id=CALL, duration_ms=3127)
        return json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode()
    shown = text(dice, size)
    while len(made(shown)) > size:
        shown = shown[:len(shown) - max(1, (len(made(shown)) - size) // 2)]
    return made(shown)


def transcript(dice):
    """Rows of a session: calls with their results, the one that is looked for near the end."""
    rows, written, was_it = [], 0, False
    while written < TRANSCRIPT:
        is_it = not was_it and written >= TRANSCRIPT - BEHIND
        was_it = was_it or is_it
        identity = CALL if is_it else f"toolu_01{dice.getrandbits(88):022x}"
        common = {"isSidechain": False, "cwd": "/home/ada/src/lighthouse", "sessionId": SESSION, "gitBranch": "main", "version": "2.1.119"}
        said = {"model": "claude-sonnet-5-5" if is_it else "claude-opus-5-5", "id": f"msg_{dice.getrandbits(64):x}", "type": "message", "role": "assistant",
                "content": [{"type": "tool_use", "id": identity, "name": "Bash", "input": {"command": "npm test"}}], "stop_reason": "tool_use",
                "usage": {"input_tokens": 9, "cache_read_input_tokens": 41234, "output_tokens": 87}}
        shown = text(dice, int(200 * 60 ** dice.random()))
        answered = {"role": "user", "content": [{"tool_use_id": identity, "type": "tool_result", "content": shown}]}
        for row in ({**common, "type": "assistant", "message": said, "requestId": "req_1", "timestamp": "2026-01-14T15:30:00.000Z"},
                    {**common, "type": "user", "message": answered, "toolUseResult": {"stdout": shown, "stderr": ""}, "timestamp": "2026-01-14T15:30:01.000Z"}):
            rows.append(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n")
            written += len(rows[-1].encode())
    return "".join(rows)


def make(folder):
    dice = random.Random(SEED)
    tree = os.path.join(folder, "tree", "src")
    for name in (".git/objects", ".git/refs", "src"):
        os.makedirs(os.path.join(folder, "tree", name))
    contents = {"tree/.git/HEAD": b"ref: refs/heads/vat-rounding\n", "transcript.jsonl": transcript(dice).encode(),
                "small.json": hook_input(dice, SMALL, "/home/ada/src/lighthouse", MISSING),
                "large.json": hook_input(dice, LARGE, "/home/ada/src/lighthouse", MISSING),
                "surrounded.json": hook_input(dice, SMALL, tree, os.path.join(folder, "transcript.jsonl"))}
    for name, content in contents.items():
        write_file(os.path.join(folder, name), content)


def hook_inputs():
    sources = ["hook_corpus.py", *(os.path.join(ORACLES, name) for name in ("hook_inputs.py", "log_records.py"))]
    return corpus("hook", os.getcwd(), sources, make)[0]
