#!/usr/bin/env python3
"""Makes a folder of transcripts with every shape of row that Claude Code has written, and noise between them.

    generate_transcripts.py --seed N [--sessions N] [--plain] [--megabytes M] DIR

The same seed makes the same bytes and the same modification times. `--plain` leaves out whatever isn't written in ordinary days: odd
counts, broken lines, clocks that go back. `--megabytes` goes on until so much is written, plain and with long results, for measuring.
"""

import argparse
import datetime
import json
import os
import random
import re

from files import write_file
from json_shapes import Raw, encode
from model_prices import normalised

MODELS = """
claude-fable-5-2 claude-mythos-5-2 claude-fable-5-1 claude-mythos-5-1 claude-fable-5 claude-mythos-5 claude-opus-5-5 claude-opus-5-5[1m]
claude-opus-5 anthropic.claude-opus-5 claude-opus-5@default claude-opus-4-8 claude-opus-4-7 claude-opus-4-7 claude-opus-4-6 claude-opus-4-6
anthropic.claude-opus-4-6-v1 anthropic/claude-opus-4.6 claude-opus-4-5-20251101 claude-opus-4-1-20250805 claude-opus-4-20250514
claude-3-opus-20240229 claude-sonnet-5-5 claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-6
claude-sonnet-4-5-20250929 us.anthropic.claude-sonnet-4-5-20250929-v1:0 claude-sonnet-4-20250514 claude-3-7-sonnet-20250219
claude-3-5-sonnet-20241022 claude-haiku-5-5 claude-haiku-5-5 claude-haiku-4-5-20251001 claude-haiku-4-5@20251001 claude-3-5-haiku-20241022
claude-3-haiku-20240307 claude-mythos-preview claude-opus-latest claude-sonnet-latest claude-fable-latest
""".split()
# Family, version and date of models that all sorts of places serve, and how they spell them.
SERVED = [("opus", "4-6", ""), ("opus", "4-5", "20251101"), ("sonnet", "4-5", "20250929"), ("haiku", "4-5", "20251001"), ("opus", "5", ""),
          ("haiku", "5-5", ""), ("sonnet", "5-5", "20260901"), ("opus", "4-7", ""), ("sonnet", "4", "20250514")]
PLACES = ["us.anthropic.", "us-gov.anthropic.", "ca.anthropic.", "sa.anthropic.", "in.anthropic.", "ap-southeast.anthropic.", "anthropic.",
          "anthropic:", "bedrock:", "bedrock:us.anthropic.", "bedrock/eu.anthropic.", "vertex_ai/", "anthropic/", "anthropic--", "databricks-",
          "copilot-", "kiro-", "gemini-"]
VARIANTS = "thinking 1m 2m high medium low max fast preview latest beta".split()
# Message ids of gateways that give every answer the same one.
GATEWAYS = ["relay", "chatcmpl-0", "msg_gateway"]
ATTRIBUTES = {"attributionSkill": ["pdf", "review", "größe"], "attributionMcpServer": ["github", "data_base"], "attributionPlugin": ["tools", "docs"]}
# What stands in the result of a call that was kept from running, and what only looks like it.
REFUSED = ["The user doesn't want to proceed with this tool use.", "The user doesn't want to take this action right now.",
           "[Request interrupted by user for tool use]", "Permission to use Bash has been denied", "Permission for this tool use was denied",
           "Claude requested permissions to write to /x, but you haven't granted it yet.", "Hook PreToolUse:Bash denied this tool",
           "PreToolUse:Bash hook error", "<tool_use_error>Cancelled: parallel tool call Bash(x) errored</tool_use_error>",
           "Auto mode is unavailable: no classifier", "Cannot write to /a/b.py while in plan mode.",
           "Exit code 137\n[Request interrupted by user for tool use]"]
FAILED = ["<tool_use_error>String to replace not found</tool_use_error>", "Cannot write to /a/b.py.", "Exit code 1\nboom\n[Request interrupted by user]",
          "no, The user doesn't want to proceed", ""]
UNKNOWN_MODELS = ["claude-opus-6-1", "gpt-5.2", "glm/4:free", "modèle"]
# Where prices change at midnight UTC.
CLIFFS = ["2026-03-13", "2026-04-30", "2026-07-24", "2026-10-07"]
VERSIONS = {"placeholders": ["2.0.64", "2.1.17", "2.1.42"], "growing": ["2.1.78", "2.1.81", "2.1.234"], "equal": ["2.1.98", "2.1.119", "2.1.329"]}
PROJECTS = ["/home/ada/work/shop/.claude/worktrees/calm-fox", "/home/ada/work/shop", "/srv/work/api/.claude/worktrees/ü",
            "C:\\Users\\ada\\shop", "C:\\Users\\ada\\shop\\.claude\\worktrees\\wild",
            "/home/ada/work/my-app", "/home/ada/work/api", "/home/ada/private/api", "/srv/work/api", "/srv/Ünïcode 🚀", "C:\\Users\\ada\\shop",
            "/srv/a.b-c_d", "/"]
BRANCHES = ["main", "main", "feature/tables", "HEAD", "größe", None]
COMMANDS = ["git status", "git diff", "npm test", "cargo build --release", "ls -la", "make", "docker ps", "sleep 5"]
AGENT_TYPES = ["general-purpose", "Explore", "Plan", "code-reviewer", "größe"]
WORDS = ("the a row of rows file test reads writes\n over { } [ ] \" \\ \t é 🚀 漢字 function return value \"id\":null \"stop_reason\":null "
         "0 1 if else 'x' // \u2028 done").split(" ")
OTHER_ROWS = [
    {"type": "summary", "summary": "A session", "leafUuid": "x"}, {"type": "file-history-snapshot", "snapshot": {"timestamp": "1999-01-01T00:00:00Z"}},
    {"type": "system", "subtype": "turn_duration", "durationMs": 7}, {"type": "queue-operation", "operation": "enqueue"},
    {"type": "progress", "data": {"type": "hook_progress", "hookName": "x"}}, {"type": "custom-title", "customTitle": "x"},
    {"type": "attachment", "attachment": {"type": "tool_use", "id": "toolu_not", "name": "NoTool"}},
    {"type": "cost-state", "totalCostUSD": 1.25, "modelUsage": {"claude-opus-5": {"inputTokens": 368, "outputTokens": 516, "costUSD": 1.25}}},
    {"type": "api-request", "querySource": "sdk", "params": {"model": "claude-opus-3"}}, {"type": "progress", "data": {"message": "x"}},
]
# A whole row where none counts: in an argument, in a result.
INNER = {"type": "assistant", "requestId": "req_inner", "timestamp": "2031-01-01T00:00:00Z", "sessionId": "inner", "isSidechain": False, "message": {
    "id": "msg_inner", "model": "claude-opus-3", "stop_reason": None, "usage": {"input_tokens": 777777, "output_tokens": 777777},
    "content": [{"type": "tool_use", "id": "toolu_inner", "name": "InnerTool", "input": {}}]}}
MISLEADING = [{"id": None, "type": "tool_use", "name": "NoTool"}, {"usage": {"output_tokens": 888888}, "message": {"id": None}},
              {"is_error": True, "tool_use_id": None, "type": "tool_result"}, {"timestamp": "2031-01-01T00:00:00Z", "cwd": "/no/where"},
              {"row": INNER}, {"text": encode(INNER)}, {"requestId": None, "model": "claude-opus-3", "stop_reason": None}]
ODD_COUNTS = ["-1", "-9223372036854775809", '"12"', "true", "null", "1.9", "1e3", "[]", "{}", "0.5", "12E-1", "-0"]
HUGE_COUNTS = ["9223372036854775807", "9223372036854775808", "1e30", "9" * 40]


def dice_folder(dice, folder):
    """Another folder to which a session may go."""
    return dice.choice(["/tmp", folder.rstrip("/\\") + "/.claude/worktrees/later", folder.rstrip("/\\") + "/backend/"])


def dice_prompt(dice):
    """What somebody types."""
    return dice.choice(["go on", [{"type": "text", "text": "again"}], "[Request interrupted by user]"])


def spelled(dice, folder):
    """A spelling of a Windows folder; others have one only."""
    if folder[1:2] != ":":
        return folder
    folder = dice.choice("Cc") + folder[1:]
    return dice.choice([folder, folder.replace("\\", "/")]) + dice.choice(["", "", "\\", "/"])


def moment_of(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc).timestamp()


class Maker:
    """Makes up sessions and writes their files."""

    def __init__(self, folder, seed, until, plain=False, huge=False):
        self.folder, self.dice, self.until, self.plain, self.huge = folder, random.Random(seed), moment_of(until), plain, huge
        # Slices of one long text are the quickest way to much of it.
        self.filler = " ".join(self.dice.choices(WORDS, k=40_000))
        self.written, self.counter = 0, 100
        # What responses tell of themselves is the same manner in all of a folder.
        self.attributes = [name for name in ATTRIBUTES if self.chance(60)] if seed % 3 else []

    # Small things

    def chance(self, percent):
        return self.dice.random() * 100 < percent

    def odd(self, percent):
        """Whether something happens here that doesn't on ordinary days."""
        return self.chance(percent) and not self.plain

    def word(self, prefix, length=20):
        return prefix + "".join(self.dice.choices("0123456789ABCDEFabcdefXYZ", k=length))

    def identity(self):
        digits = f"{self.dice.getrandbits(128):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def text(self, most=400):
        length = int(most * self.dice.random() ** 3)
        at = self.dice.randrange(max(1, len(self.filler) - length))
        return self.filler[at:at + length]

    def stamp(self, moment):
        form = "%Y-%m-%dT%H:%M:%S" + self.dice.choice(["", ".000", f".{self.dice.randrange(1000):03}"])
        return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime(form) + "Z"

    def start(self):
        """When a session starts: anywhere in 40 days, about the days of new prices, about midnight in London, Kolkata, Newfoundland."""
        kind = self.dice.randrange(6)
        if kind == 0:
            return moment_of(self.dice.choice(CLIFFS)) + self.dice.randrange(-400, 400)
        day = self.until - 86400 * self.dice.randrange(40)
        if kind == 1:
            return day + self.dice.choice([0, 18.5, 3.5, 2.5]) * 3600 + self.dice.randrange(-400, 400)
        return day + self.dice.randrange(86400)

    # Calls

    def call(self, folder, long=False):
        """Name, arguments, `toolUseResult` or None, and the result's content, None for one that never came, and whether it failed."""
        text = self.text(60_000 if long else 900)
        file = self.dice.choice([folder.rstrip("/\\") + "/src/a.py", folder + "/größe.txt", "/etc/hosts", "relative.md"])
        kind = self.dice.randrange(24)
        command = {"command": self.dice.choice(COMMANDS), "description": "x"}
        if kind < 3:
            return "Bash", command, {"stdout": text, "stderr": self.dice.choice(["", "warning"]), "interrupted": False, "isImage": False}, text, False
        if kind == 3:
            return "Bash", command, "Error: Exit code 1\n" + text, "Exit code 1\n" + text, True
        if kind == 4:
            size = {"persistedOutputPath": "/x", "stdout": text} if self.chance(50) else {"stdout": self.filler[:30_500]}
            return "Bash", command, {"stderr": "", **size}, "preview", False
        if kind < 8:
            shown = {"filePath": file, "content": text, "numLines": text.count("\n") + 1, "startLine": 1, "totalLines": 9}
            return "Read", {"file_path": file}, {"type": "text", "file": shown}, text, False
        if kind == 8:
            return "Write", {"file_path": file, "content": text}, {"type": "create", "filePath": file, "content": text, "structuredPatch": []}, "done", False
        if kind == 9:
            change = {"file_path": file, "old_string": "a", "new_string": text[:50], "replace_all": False}
            return "Edit", change, {"filePath": file, "oldString": "a", "newString": text[:50], "originalFile": text, "structuredPatch": []}, "done", False
        if kind == 10:
            return "Grep", {"pattern": "x.*", "path": folder}, {"mode": "content", "numFiles": 0, "filenames": [], "content": text}, text, False
        if kind == 11:
            return "Glob", {"pattern": "**/*"}, {"filenames": ["a", "b/ü"], "durationMs": 1, "numFiles": 2, "truncated": False}, "a\nb/ü", False
        if kind == 12:
            return "WebFetch", {"url": "https://example.org/", "prompt": "x"}, {"bytes": 9, "code": 200, "result": text}, text, False
        if kind == 13:
            return "Skill", {"skill": self.dice.choice(["pdf", "review", "größe"])}, {"success": True, "commandName": "pdf"}, "Launching", False
        if kind == 14:
            found = [{"type": "text", "text": text}, {"type": "text", "text": "b"}]
            return self.dice.choice(["mcp__github__get_issue", "mcp__data_base__run_query"]), {"q": text[:9]}, found, found, False
        if kind == 15:
            return "mcp__github__search", {"q": {}}, text, text, False
        if kind == 16:
            return "TodoWrite", {"todos": [{"content": text[:30], "status": "pending"}]}, {"oldTodos": [], "newTodos": []}, "done", False
        if kind in (17, 22, 23):
            said = self.dice.choice(REFUSED + FAILED)
            result = self.dice.choice([None, "User rejected tool use", "Error: " + said, "Error: " + said])
            said = self.dice.choice([said, said, [{"type": "text", "text": said}]])
            return self.dice.choice([("Edit", {"file_path": file}), ("Bash", command)]) + (result, said, self.chance(90))
        if kind == 18:
            return "Bash", command, None, None, False
        if kind == 19:
            # Older subagents' files have no `toolUseResult`.
            return "Read", {"file_path": file}, None, self.dice.choice([text, [{"type": "text", "text": text}]]), False
        if kind == 20:
            return "mcp__github__fail", {}, "Error: no", [{"type": "text", "text": "no" + text[:40]}], True
        return "ToolSearch", {"query": text[:20], "max_results": 3}, {"matches": ["a"], "query": "x", "total_deferred_tools": 2}, "a", False

    # Rows

    def usage(self, is_large=False):
        dice = self.dice
        big = is_large or self.chance(35)
        read = dice.choice([100_000, 200_000, 99_990, 199_990, 150_000, 500_000]) + dice.randrange(20) if big else dice.randrange(50_000)
        five, hour = dice.choice([(0, 0), (dice.randrange(9000), 0), (0, dice.randrange(9000)), (dice.randrange(9000), dice.randrange(9000))])
        said = {"input_tokens": dice.randrange(9), "cache_creation_input_tokens": five + hour, "cache_read_input_tokens": read}
        if self.chance(20):
            said["cache_creation_input_tokens"] = dice.choice([0, five + hour + dice.randrange(500)])
        if self.chance(80):
            said["cache_creation"] = {"ephemeral_5m_input_tokens": five, "ephemeral_1h_input_tokens": hour}
        if self.odd(5):
            name = dice.choice(["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"])
            said[name] = Raw(dice.choice(ODD_COUNTS))
            if name.startswith("cache_creation"):
                said.pop("cache_creation", None)
        if self.odd(1) and self.huge:
            said[dice.choice(["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"])] = Raw(dice.choice(HUGE_COUNTS))
        if self.odd(3):
            del said[dice.choice(list(said))]
        if self.chance(60):
            said["server_tool_use"] = {"web_search_requests": dice.choice([0, 0, 0, 1, 7]), "web_fetch_requests": 3}
        said["service_tier"] = "standard"
        return said

    def model(self, context):
        """A model's id, now and then as some place spells it."""
        if self.chance(4):
            return self.dice.choice(UNKNOWN_MODELS)
        if not self.chance(15):
            return self.dice.choice(context["models"])
        family, version, date = self.dice.choice(SERVED)
        version = version.replace("-", self.dice.choice("--."))
        name = "claude-" + self.dice.choice([f"{family}-{version}", f"{family}-{version}", f"{version}-{family}"])
        name += "-" + date if date and self.chance(60) else ""
        if self.chance(40):
            name += "".join("-" + self.dice.choice(VARIANTS) for _ in range(self.dice.choice([1, 1, 2])))
        if self.chance(15):
            name = name.replace("-", "_")
        name = (self.dice.choice(PLACES) if self.chance(60) else "") + name
        return self.dice.choice([name, name, name, name.upper(), name.title()]) + ("[1m]" if self.chance(10) else "")

    def shares(self, whole, count):
        """A count in so many parts."""
        cuts = sorted(self.dice.randrange(whole + 1) for _ in range(count - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, whole])]

    def iterations(self, model, usage, output):
        """The iterations of a response: its own steps, which add up to the whole or don't, and other models that were asked."""
        dice, found = self.dice, []
        split = usage.get("cache_creation")
        counts = [usage.get(name, 0) for name in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")] + [output]
        is_even = split is None or sum(split.values()) == counts[1]
        if self.chance(60) and is_even and all(type(one) is int for one in counts):
            number = dice.choice([1, 2, 2, 3])
            five, hour = ([self.shares(split[name], number) for name in ("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens")]
                          if split else (self.shares(counts[1], number), [0] * number))
            for inputs, reads, outputs, fives, hours in zip(*(self.shares(counts[at], number) for at in (0, 2, 3)), five, hour):
                one = {"type": "message", "input_tokens": inputs, "output_tokens": outputs, "cache_read_input_tokens": reads,
                       "cache_creation_input_tokens": fives + hours}
                if split:
                    one["cache_creation"] = {"ephemeral_5m_input_tokens": fives, "ephemeral_1h_input_tokens": hours}
                if self.chance(10):
                    one["model"] = model
                if self.chance(10):
                    del one["type"]
                    one.pop("model", None)
                found.append(one)
            if self.chance(25):
                found[-1]["output_tokens"] += 1
        if self.chance(10):
            found.append({"type": dice.choice(["compaction", "fallback_message"]), "input_tokens": 5, "output_tokens": 7})
        advisers = {}
        for one in dice.choices(MODELS, k=dice.choice([0, 1, 1, 2])):
            advisers.setdefault(normalised(one), one)
        for name, one in advisers.items():
            if name != normalised(model):
                five, hour = dice.choice([0, 50]), dice.choice([0, dice.randrange(900)])
                entry = {"type": "advisor_message", "model": one, "input_tokens": dice.choice([9, 99_000, 150_000, 210_000]) + dice.randrange(2000),
                         "output_tokens": dice.randrange(3000), "cache_read_input_tokens": dice.choice([0, 700]), "cache_creation_input_tokens": five + hour}
                if self.chance(60):
                    entry["cache_creation"] = {"ephemeral_5m_input_tokens": five, "ephemeral_1h_input_tokens": hour}
                found.insert(dice.randrange(len(found) + 1), entry)
        return found

    def part_of(self, usage, is_told):
        """A usage as it stands in a row that was written too soon: less of it, nothing where nobody tells which response it is of."""
        part = dict(usage)
        for name in ("cache_read_input_tokens", "cache_creation_input_tokens"):
            if type(part.get(name)) is int and self.chance(50):
                part[name] = self.dice.randrange(part[name] + 1) if is_told else 0
                if name.startswith("cache_creation"):
                    part.pop("cache_creation", None)
        return part

    def response(self, context, moment, calls):
        """The rows of one response and those of its results, and when the last was written."""
        dice, manner = self.dice, context["manner"]
        model = self.model(context)
        is_tiered = "haiku-5-5" in model
        usage = self.usage(is_tiered and self.chance(70))
        if context["gateway"] and context["again"] and self.chance(30):
            # The same question once more.
            usage = dict(context["again"][0])
        if self.chance(15):
            usage["speed"] = "fast"
        elif self.chance(50):
            usage["speed"] = "standard"
        if self.chance(12) and model not in UNKNOWN_MODELS:
            usage["inference_geo"] = "us"
        elif self.chance(50):
            usage["inference_geo"] = dice.choice(["", "not_available", "global", "eu"])
        content = [[{"type": "thinking", "thinking": self.text(), "signature": "x"}], [{"type": "text", "text": self.text()}]]
        content = content[dice.randrange(3):] + [[{"type": "tool_use", "id": one["id"], "name": one["name"], "input": one["input"]}] for one in calls]
        content = content or [[{"type": "text", "text": ""}]]
        if self.chance(5):
            content = [[block for blocks in content for block in blocks]]
        final = dice.randrange(1, 2000)
        if self.odd(2):
            final = Raw(dice.choice(ODD_COUNTS + (HUGE_COUNTS if self.huge else [])))
        message = {"model": model, "id": context["gateway"] or self.word("msg_"), "type": "message", "role": "assistant"}
        # Some gateways have requests, some don't; then nothing but the prompt tells one answer from the next.
        request = None if context["requests"] == "none" or self.chance(4) else self.word("req_")
        with_request = [request is not None and (not self.odd(60) if context["requests"] == "some" else True) for _ in content]
        if context["gateway"]:
            if not context["again"] or usage != context["again"][0] or not context["asked"]:
                self.counter += 1
                usage["input_tokens"] = self.counter
            context["again"][:] = [dict(usage)]
        steps = self.iterations(model, usage, final) if self.chance(60 if is_tiered else 25) else []
        other_model = self.model(context) if self.odd(4) else None
        attributed = {name: dice.choice(ATTRIBUTES[name]) for name in self.attributes if self.chance(40)}
        rows, results = [], []
        for number, blocks in enumerate(content):
            is_last = number == len(content) - 1
            output, reason, told = final, "tool_use" if calls else "end_turn", usage
            if manner == "placeholders":
                output, reason = dice.choice([1, 2, 8]), None
            elif manner == "growing" and not is_last:
                output, reason = 1 + number, None
                told = self.part_of(usage, all(with_request)) if self.chance(40) else usage
            if steps or self.chance(30):
                told = told | {"iterations": steps if is_last or manner == "equal" else steps[:self.chance(50)]}
                if self.odd(20):
                    told["iterations"] = [one | {"output_tokens": one["output_tokens"] // 2} for one in told["iterations"]]
            if self.chance(30):
                told = told | {"output_tokens_details": {"thinking_tokens": number}}
            members = {"message": message | {"content": blocks, "stop_reason": reason, "stop_sequence": None, "usage": told | {"output_tokens": output}},
                       "requestId": request if with_request[number] else None}
            if attributed and self.chance(80):
                members |= attributed
            if other_model and self.chance(50):
                members["message"]["model"] = other_model
            if self.odd(4):
                members["requestSessionId"] = dice.choice(["", context["session"], None, 7])
            rows.append(self.row(context, moment, "assistant", members))
            if self.chance(3):
                rows[-1]["message"].pop("stop_reason")
            if rows[-1]["requestId"] is None and self.chance(50):
                rows[-1].pop("requestId")
            moment += dice.choice([0, 0.4, 3, 30])
        for one in calls:
            if one["content"] is None:
                continue
            moment += dice.choice([0.1, 2, 200])
            block = {"tool_use_id": one["id"], "type": "tool_result", "content": one["content"]}
            if one["failed"] or self.chance(30):
                block["is_error"] = one["failed"]
            results.append(self.row(context, moment, "user", {"message": {"role": "user", "content": [block]}} |
                                    ({} if one["result"] is None else {"toolUseResult": one["result"]})))
            if one["failed"] and self.chance(15):
                results[-1]["toolDenialKind"] = dice.choice(["user", "rule", ""])
        if len(rows) > 1 and results and self.chance(30):
            # A quick tool may be done before the response's last row is written.
            rows.insert(-1, results.pop(0)) if results[0]["message"]["content"][0]["tool_use_id"] in str(rows[0]) else None
        return rows + results, moment

    def row(self, context, moment, kind, members):
        if self.odd(2):
            moment -= self.dice.choice([1, 60, 86400])
        row = {"parentUuid": None, "isSidechain": context["sidechain"], "userType": "external", "cwd": context["folder"],
               "sessionId": context["session"], "version": context["version"], "gitBranch": context["branch"]}
        if context["agent"]:
            row["agentId"] = context["agent"]
        if context.get("attributed") and kind == "assistant":
            row["attributionAgent"] = context["attributed"]
        row |= members | {"type": kind, "uuid": self.identity(), "timestamp": self.stamp(moment)}
        if self.odd(2):
            row["timestamp"] = self.dice.choice(["", "yesterday", None, 7, "2026-13-01T00:00:00Z", "2026-11-01"])
            if self.chance(50):
                del row["timestamp"]
        return {name: value for name, value in row.items() if name not in ("gitBranch", "cwd") or value is not None}

    def stretch(self, context, moment, count, launches=(), long=False):
        """Rows of a talk of so many responses, and when it ended."""
        rows = [self.row(context, moment, "user", {"message": {"role": "user", "content": self.text()}})]
        launches = list(launches)
        for _ in range(count):
            moment += self.dice.choice([1, 20, 20, 400])
            calls = []
            for _ in range(self.dice.choice([0, 1, 1, 1, 2, 3])):
                name, arguments, result, content, failed = self.call(context["folder"] or "/tmp", long)
                if self.odd(6):
                    arguments = arguments | self.dice.choice(MISLEADING)
                if self.odd(6) and isinstance(result, dict):
                    result = result | self.dice.choice(MISLEADING)
                calls.append({"id": self.word("toolu_"), "name": name, "input": arguments, "result": result, "content": content, "failed": failed})
            if launches:
                calls.append(launches.pop())
            if self.odd(3):
                context = context | {"folder": ((context["folder"] or "").rstrip("/") or "/nowhere") + "/src"}
            if self.chance(4):
                # Into a worktree, or somewhere else.
                context = context | {"folder": dice_folder(self.dice, context["folder"] or "/nowhere")}
            context = context | {"asked": self.chance(30)}
            if context["asked"]:
                rows.append(self.row(context, moment, "user", {"message": {"role": "user", "content": dice_prompt(self.dice)}}))
            some, moment = self.response(context, moment, calls)
            rows += some
            if self.chance(20):
                rows.append(dict(self.dice.choice(OTHER_ROWS)) | {"timestamp": self.stamp(moment), "sessionId": context["session"]})
            if self.chance(3):
                message = {"id": self.identity(), "model": "<synthetic>", "usage": {"input_tokens": 0, "output_tokens": 0}, "content": []}
                rows.append(self.row(context, moment, "assistant", {"message": message, "isApiErrorMessage": True}))
        for launch in launches:
            some, moment = self.response(context | {"asked": False}, moment, [launch])
            rows += some
        return rows, moment

    # Files

    def file(self, path, rows, others=()):
        """Writes rows as the lines of a file, with noise between them, and sets when it was last changed: not before OTHERS were."""
        lines, ending = [], b"\r\n" if self.odd(8) else b"\n"
        for row in rows:
            if self.odd(10):
                names = list(row)
                self.dice.shuffle(names)
                row = {name: row[name] for name in names}
            text = encode(row, self.dice.choice("uU") if self.odd(3) else None, self.odd(5))
            line = text.encode("utf-8", "surrogatepass")
            if self.odd(3):
                lines.append(self.dice.choice([b"", b"  ", b"[]", b"17", b'"text"', b"null", b"{}", b'{"type":7}', b'{"type":"assistant"}', b"not JSON",
                                               b'{"type":"assistant","message":"x"}', b'{"type":"user","message":{"content":"x"}}']))
            if self.odd(2):
                spare = encode(self.row({"sidechain": False, "folder": "/lost", "session": "lost", "version": "2.1.98", "branch": None, "agent": None},
                                        self.until, "assistant", {"message": {"id": self.word("msg_lost"), "model": "claude-opus-5", "stop_reason": "end_turn",
                                        "content": [{"type": "text", "text": "größe {} \\ \" end"}], "usage": {"input_tokens": 5, "output_tokens": 5}}})).encode()
                cut = spare[:self.dice.randrange(2, len(spare) - 1)]
                lines.append(cut if self.chance(50) else cut + line)
                if lines[-1] is not cut:
                    continue
            if self.odd(3) and lines and lines[-1].startswith(b'{"parentUuid"') and lines[-1].endswith(b"}"):
                lines[-1] += self.dice.choice([b"", b" "]) + line
                continue
            lines.append(line)
        data = ending.join(lines) + (b"" if self.odd(10) else ending)
        if self.odd(5):
            data = b"\xef\xbb\xbf" + data
        write_file(path, data)
        self.written += len(data)
        stamps = [str(row.get("timestamp")) for row in (*rows, *others)]
        last = max((moment_of(one[:19]) for one in stamps if re.fullmatch(r"2026-(?:0[1-9]|1[012])-\d\dT.*", one)), default=self.until)
        os.utime(path, (last + 2, last + 2))

    def agent(self, context, project, moment, long):
        """Writes a subagent's transcript; gives back its rows, what the session's file says of them, and the call that launched it, if one did."""
        name = self.dice.choice(["", "", "", "compact-"])
        agent = "a" + name + self.word("", 6).lower()
        kind = self.dice.choice(AGENT_TYPES)
        own = context | {"agent": agent, "sidechain": True, "models": self.dice.choices(MODELS, k=2)}
        if self.attributes and self.chance(40):
            own["attributed"] = kind
        if self.odd(20) and own["folder"]:
            own["folder"] = dice_folder(self.dice, own["folder"])
        rows, _ = self.stretch(own, moment + 1, self.dice.randrange(1, 5), long=long)
        progress = []
        if self.chance(30):
            # Old versions tell the session's file, too, some nobody else.
            for row in rows:
                if row["type"] in ("assistant", "user") and self.chance(90):
                    inner = {one: row[one] for one in ("type", "message", "timestamp", "uuid", "requestId", "toolUseResult") if one in row}
                    progress.append(self.row(context, moment, "progress", {"data": {
                        "type": "agent_progress", "prompt": "", "agentId": agent, "message": inner}, "toolUseID": "x"}))
                    progress[-1]["timestamp"] = row.get("timestamp")
        flat = self.chance(35)
        if flat and self.chance(30):
            rows = [{name: value for name, value in row.items() if name != "agentId"} for row in rows]
        below = self.dice.choice(["", "", "workflows/wf_1"])
        path = os.path.join(project, f"agent-{agent}.jsonl" if flat else os.path.join(context["session"], "subagents", below, f"agent-{agent}.jsonl"))
        if not progress or self.chance(60):
            self.file(path, rows)
            described = {"agentType": kind, "description": "x", "toolUseId": "toolu_x", "spawnDepth": 1}
            if not flat and self.chance(60):
                if self.odd(20):
                    described = self.dice.choice([{}, [], {"agentType": ""}, {"agentType": 7}])
                beside = path.removesuffix("jsonl") + "meta.json"
                write_file(beside, "{" if self.odd(5) else json.dumps(described))
                os.utime(beside, (moment, moment))
        if name or self.chance(25):
            return rows, progress, None
        launched = self.chance(40)
        result = {"isAsync": True, "status": "async_launched", "agentId": agent, "description": "x", "prompt": "go"} if launched else {
            "status": "completed", "prompt": "go", "agentId": agent, "content": [{"type": "text", "text": self.text()}], "totalTokens": 99,
            "usage": {"input_tokens": 99, "output_tokens": 99}}
        return rows, progress, {
            "id": self.word("toolu_"), "name": self.dice.choice(["Task", "Agent"]), "failed": False, "content": [{"type": "text", "text": "x"}],
            "input": {"description": "x", "prompt": "go", "subagent_type": kind}, "result": result}

    def fork(self, project, context, rows, end):
        """Writes what was forked from a session, or went on elsewhere; gives back its context, its rows and its end."""
        dice, origin = self.dice, context["session"]
        again = context | {"session": self.dice.choice(["0", "", "f"]) + self.identity()}
        marker, restamped, renamed = dice.choice(["request", "forked", "forked", "none", "none"]), self.chance(35), self.chance(40)
        later = end + dice.choice([3600, 3600, 86400, 3 * 86400])
        later = later if later < self.until + 80_000 else end + 3600
        copies = []
        for row in rows[:dice.randrange(1, len(rows) + 1)]:
            if marker == "forked" and row["type"] == "progress":
                continue
            row = row | {"sessionId": again["session"]}
            is_marked = row.get("requestSessionId") == origin or "forkedFrom" in row
            if row.get("requestSessionId") not in (None, "", 7):
                row["requestSessionId"] = row["requestSessionId"] if is_marked or marker != "none" else again["session"]
            if marker == "request" and row["type"] == "assistant" and "forkedFrom" not in row and not row.get("requestSessionId"):
                row["requestSessionId"] = origin
            if marker == "forked" and "uuid" in row and "forkedFrom" not in row:
                row["forkedFrom"] = {"sessionId": origin, "messageUuid": row["uuid"]}
                if renamed:
                    row["uuid"] = self.identity()
            elif renamed and not restamped and "uuid" in row and "forkedFrom" not in row:
                # Only the moment tells it from others.
                row["uuid"] = self.identity()
            if restamped and self.chance(80):
                row["timestamp"] = self.stamp(later - 600)
            copies.append(row)
        if marker == "none" and self.chance(25):
            # Resumed by a version that kept the session's name in what it copied.
            copies = [row | {"sessionId": origin} for row in copies]
        leading = [{"type": "queue-operation", "operation": one, "timestamp": self.stamp(later - 100), "sessionId": again["session"]}
                   for one in ("enqueue", "dequeue")] if self.chance(40) else []
        more, ended = self.stretch(again, later, dice.randrange(3))
        self.file(os.path.join(project, again["session"] + ".jsonl"), leading + copies + more)
        return again, copies + more, ended

    def session(self, long=False):
        """Writes a session, its subagents, and now and then what was resumed or forked from it."""
        dice, moment = self.dice, self.start()
        place = dice.choice(PROJECTS)
        folder = spelled(dice, place)
        manner = dice.choice(list(VERSIONS))
        is_gateway = self.odd(15)
        context = {"folder": None if self.odd(3) else folder, "branch": dice.choice(BRANCHES), "session": self.identity(), "agent": None, "sidechain": False,
                   "manner": manner, "version": dice.choice(VERSIONS[manner]), "models": dice.choices(MODELS, k=3) + ["claude-haiku-5-5"] * self.chance(25),
                   "again": [], "asked": False,
                   "gateway": dice.choice(GATEWAYS) if is_gateway else None,
                   "requests": dice.choice(["none", "each", "some"]) if is_gateway else dice.choice(["each"] * 6 + ["none", "none", "some", "some"])}
        project = os.path.join(self.folder, re.sub("[^A-Za-z0-9]", "-", spelled(dice, place).rstrip("/\\") or "/"))
        if self.odd(10) and context["folder"]:
            # What is left begins after it went further down.
            context["folder"] = folder.rstrip("/\\") + dice.choice(["/src", "/src/deep"])
        if self.chance(8):
            # The desktop application has a folder of its own for each session.
            project = os.path.join(self.folder, "local_1", ".claude", "projects", os.path.basename(project))
        agents = [self.agent(context, project, moment, long) for _ in range(dice.choice([0, 0, 1, 2]))]
        rows, end = self.stretch(context, moment, dice.randrange(20, 60) if long else dice.randrange(1, 8), [call for _, _, call in agents if call], long)
        for _, progress, _ in agents:
            places = sorted(dice.randrange(1, len(rows) + 1) for _ in progress)
            for place, row in reversed(list(zip(places, progress))):
                rows.insert(place, row)
        if self.odd(15):
            # What was asked by the way is answered in a sidechain, with the same message and another request.
            copies = [row for row in rows if row["type"] == "assistant" and row.get("requestId")]
            if self.chance(30):
                copies = [row | {"message": row["message"] | {"usage": row["message"]["usage"] | {"output_tokens": 2001}}} for row in copies]
            request = dice.choice(["req_aside", "req_aside", ""])
            copies = [row | {"isSidechain": True, "requestId": request + row["requestId"]} for row in copies]
            if self.chance(50):
                copies.insert(0, self.row(context | {"sidechain": True}, moment - 100, "user", {"message": {"role": "user", "content": "aside"}}))
            self.file(os.path.join(project, context["session"], "subagents", f"agent-aside{self.word('', 5).lower()}.jsonl"), copies)
        if self.odd(2):
            rows.append(self.row(context, end, "user", {"message": {"role": "user", "content": self.filler * 25}}))
        others = [row for some, _, _ in agents for row in some]
        if self.odd(6) and len(rows) > 2:
            # It went on in another directory.
            cut = dice.randrange(1, len(rows))
            self.file(os.path.join(project, context["session"] + ".jsonl"), rows[:cut], others + rows)
            self.file(os.path.join(self.folder, dice.choice(["-", "-srv"]), context["session"] + ".jsonl"),
                      [row | {"cwd": "/srv"} if "cwd" in row else row for row in rows[cut:]], others)
        elif not self.odd(4):
            self.file(os.path.join(project, context["session"] + ".jsonl"), rows, others)
        self.beside(project, context, rows)
        while self.chance(40):
            context, rows, end = self.fork(project, context, rows, end)

    def beside(self, project, context, rows):
        """Writes files that look like transcripts and are none."""
        for name in ("audit.jsonl", context["session"] + ".jsonl.orphaned", context["session"] + ".jsonl.superseded",
                     os.path.join(context["session"], "tool-results", "x.jsonl")):
            if self.chance(5):
                path = write_file(os.path.join(project, name), encode(rows[0] | {"sessionId": "no", "type": "assistant", "message": INNER["message"]}) + "\n")
                os.utime(path, (self.until, self.until))


def make(folder, seed, sessions, until, plain=False, megabytes=None):
    """Fills a folder."""
    os.makedirs(folder, exist_ok=True)
    maker = Maker(folder, seed, until, plain or megabytes is not None, huge=seed % 4 == 3)
    while maker.written < megabytes * 1e6 if megabytes is not None else sessions > 0:
        maker.session(long=megabytes is not None)
        sessions -= 1


def main():
    parser = argparse.ArgumentParser(description="Makes a folder of transcripts.")
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sessions", type=int, default=12)
    parser.add_argument("--until", default="2026-11-20", metavar="YYYY-MM-DD", help="the newest day")
    parser.add_argument("--plain", action="store_true", help="only what is written in ordinary days")
    parser.add_argument("--megabytes", type=float, metavar="M", help="go on until so much is written")
    options = parser.parse_args()
    make(options.folder, options.seed, options.sessions, options.until, options.plain, options.megabytes)


if __name__ == "__main__":
    main()
