#!/usr/bin/env python3
"""Makes transcripts and holds `session-stats accuracy` against a second computation, written from
docs/reports.md alone.

usage: compare_accuracy.py PROGRAM SEED [--sessions N]
"""

import argparse
import collections
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

MODELS = ["claude-opus-5-5", "claude-sonnet-5", "claude-haiku-5-5"]
TOOLS = ["Bash", "Edit", "Write", "Read", "mcp__x__y"]
LETTERS = ["a", "B", " ", "\n", "\t", '"', "\\", "é", "e\u0301", "日", "😀", "\u0001", "/", "\u2028"]
KINDS = ["text", "Bash arguments", "Edit arguments", "Write arguments", "tool arguments", "mixed"]


class Maker:
    """Makes responses as rows of transcripts, and remembers what is true of them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def text(self, longest=60):
        length = self.random.randrange(1, longest)
        return "".join(self.random.choice(LETTERS) for _ in range(length))

    def value(self, depth=0):
        kinds = [self.text, lambda: self.random.randrange(-9, 999), lambda: True, lambda: None]
        if depth < 2:
            kinds += [
                lambda: [self.value(depth + 1) for _ in range(self.random.randrange(3))],
                lambda: {self.text(5): self.value(depth + 1) for _ in range(3)},
            ]
        return self.random.choice(kinds)()

    def block(self):
        draw = self.random.random()
        self.count += 1
        if draw < 0.45:
            # A number at the start: no text begins with another one.
            return {"type": "text", "text": f"{self.count}." + self.text()}
        if draw < 0.9:
            name = self.random.choice(TOOLS)
            return {"type": "tool_use", "id": f"toolu_{self.count}", "name": name, "input": {"v": self.value()}}
        if draw < 0.94:
            return {"type": "thinking", "thinking": "", "signature": "x"}
        return {"type": self.random.choice(["redacted_thinking", "server_tool_use", "web_search_tool_result", "new"])}

    def response(self, session):
        """The rows of a response: one a block, with growing counts, some twice."""
        self.count += 1
        message_id = f"msg_{self.count}"
        blocks = [self.block() for _ in range(self.random.choice([0, 1, 1, 1, 1, 2, 2, 3]))]
        tokens = self.random.choice([0, 1, 7, 40, 200, 3000])
        stop = self.random.choice([None, "end_turn", "tool_use", "max_tokens"])
        details = self.random.choice([{}, {}, {}, {}, {"thinking_tokens": 0}, {"thinking_tokens": 3}])
        searches = self.random.choice([0] * 19 + [1])
        model = self.random.choice(MODELS)
        day = f"2026-01-{self.random.randrange(10, 20)}"
        rows = []
        for index, block in enumerate(blocks or [None]):
            is_last = index == max(0, len(blocks) - 1)
            self.count += 1
            usage = {"input_tokens": 3, "output_tokens": tokens if is_last else min(tokens, index)}
            if details:
                usage["output_tokens_details"] = details
            if searches:
                usage["server_tool_use"] = {"web_search_requests": searches}
            row = {
                "type": "assistant", "uuid": f"u{self.count}", "sessionId": session,
                "cwd": "/work/shop", "timestamp": f"{day}T12:00:{index:02}.5Z", "requestId": f"req_{message_id}",
                "message": {
                    "id": message_id, "model": model, "stop_reason": stop if is_last else None, "usage": usage,
                    "content": [block] if block else [],
                },
            }
            if block and block["type"] == "text" and self.random.random() < 0.1:
                short = json.loads(json.dumps(row))
                short["uuid"] += "-short"
                short["message"]["content"][0]["text"] = block["text"][:-1]
                rows.append(short)
            rows.append(row)
            if self.random.random() < 0.1:
                rows.append(row)
        truth = {
            "model": model, "session": session, "day": day, "blocks": blocks, "tokens": tokens,
            "finished": stop is not None, "searches": searches,
            "thinking": details.get("thinking_tokens", 0),
        }
        return rows, truth


def line(row, rng):
    """A row as JSON, in one of the ways in which it can be written."""
    spaced = rng.random() < 0.3
    return json.dumps(
        row, ensure_ascii=rng.random() < 0.3, separators=(", ", " : ") if spaced else (",", ":"))


def make(folder, seed, sessions):
    """Writes transcripts, copies of responses among them; returns the truth about each response."""
    maker = Maker(seed)
    truths, earlier = [], []
    for number in range(sessions):
        session = f"s{number}"
        rows = []
        for copied in maker.random.sample(earlier, min(len(earlier), maker.random.randrange(4))):
            # Sometimes only the beginning was copied.
            rows += copied[: maker.random.randrange(1, len(copied) + 1)]
        for _ in range(maker.random.randrange(1, 12)):
            made, truth = maker.response(session)
            rows += made
            earlier.append(made)
            truths.append(truth)
            rows.append({"type": "user", "message": {"content": "go on"}})
        path = os.path.join(folder, "projects", f"-work-{number % 3}", f"{session}.jsonl")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line(row, maker.random) + "\n" for row in rows)
    return truths


def characters(block):
    if block["type"] == "text":
        return len(block["text"])
    return len(json.dumps(block["input"], ensure_ascii=False, separators=(",", ":")))


def reason(truth):
    """Why a response can't be measured; None for one that can be."""
    types = {block["type"] for block in truth["blocks"]}
    if truth["thinking"] or types & {"thinking", "redacted_thinking"}:
        return "hidden_thinking"
    if truth["searches"] or types & {"server_tool_use", "web_search_tool_result"}:
        return "server_tools"
    if types - {"text", "tool_use"}:
        return "other_content"
    if not truth["finished"] or truth["tokens"] == 0:
        return "no_final_count"
    return None if types else "nothing_visible"


def kind(truth):
    tools = [block["name"] for block in truth["blocks"] if block["type"] == "tool_use"]
    if not tools:
        return "text"
    if len(tools) < len(truth["blocks"]):
        return "mixed"
    own = f"{tools[0]} arguments"
    return own if len(tools) == 1 and own in KINDS else "tool arguments"


def rounded(number, places):
    return str(number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def figures(truths):
    counts = [sum(characters(block) for block in truth["blocks"]) for truth in truths]
    tokens = sum(truth["tokens"] for truth in truths)
    estimate = sum(math.floor(count / 4) for count in counts)
    found = {"responses": len(truths), "characters": sum(counts), "tokens": tokens, "estimated_tokens": estimate}
    if tokens:
        error = rounded(Decimal(100) * (estimate - tokens) / tokens, 1)
        found["characters_per_token"] = rounded(Decimal(sum(counts)) / tokens, 2)
        found["estimate_error_percent"] = "0.0" if error == "-0.0" else error
    return found


def expected(truths):
    reasons = collections.Counter(reason(truth) for truth in truths)
    measured = [truth for truth in truths if reason(truth) is None]
    groups = collections.defaultdict(list)
    for truth in measured:
        groups[truth["model"], kind(truth)].append(truth)
    models = collections.Counter(truth["model"] for truth in measured)
    order = sorted(groups, key=lambda key: (-models[key[0]], key[0].encode(), KINDS.index(key[1])))
    del reasons[None]
    return {
        "accuracy": [{"model": key[0], "kind": key[1], **figures(groups[key])} for key in order],
        "total": figures(measured),
        "unmeasured": {"responses": sum(reasons.values()), **reasons},
    }


def compare(program, folder, arguments, truths):
    run = subprocess.run(
        [program, "accuracy", "--json", "--transcripts", folder] + arguments,
        capture_output=True, text=True, env={"TZ": "UTC"}, check=False)
    if run.returncode != 0:
        return f"{arguments}: status {run.returncode}: {run.stderr}"
    report = json.loads(run.stdout, parse_float=str)
    wanted = expected(truths)
    found = {name: report[name] for name in wanted}
    return None if found == wanted else f"{arguments}:\nexpected {wanted}\nfound    {found}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("seed", type=int)
    parser.add_argument("--sessions", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        truths = make(folder, options.seed, options.sessions)
        queries = [([], lambda truth: True)]
        for model in MODELS[:2]:
            queries.append((["--model", model], lambda truth, model=model: truth["model"] == model))
        queries.append((["--session", "s?"], lambda truth: len(truth["session"]) == 2))
        queries.append((["--since", "2026-01-14", "--until", "2026-01-16"],
                        lambda truth: "2026-01-14" <= truth["day"] <= "2026-01-16"))
        queries.append((["--project", "nobody"], lambda truth: False))
        differences = [
            compare(options.program, folder, arguments, [truth for truth in truths if holds(truth)])
            for arguments, holds in queries
        ]
    differences = [difference for difference in differences if difference]
    print("".join(difference + "\n" for difference in differences), end="")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
